/** @type {import('../types.js').Attack} */
export default {
  attack: 'An object with numbered fields and a length stands where an array of requests may.',
  expected: 'ignored',
  run: (page) => page.post(page.message({ 0: page.payload(page.approval), length: 1 })),
};
