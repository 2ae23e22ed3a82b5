/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request is the JSON text of one, as a String object.',
  expected: 'ignored',
  run: (page) => page.post(page.message(new String(JSON.stringify(page.payload(page.approval))))),
};
