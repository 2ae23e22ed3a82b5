/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request is a Map with the entries of one.',
  expected: 'ignored',
  run: (page) => page.post(page.message(new Map(Object.entries(page.payload(page.approval))))),
};
