/** @type {import('../types.js').Attack} */
export default {
  attack: 'An array has the fields of a request as its own, beside its elements.',
  expected: 'ignored',
  run: (page) => page.post(page.message(Object.assign([page.payload(page.harmless)], page.payload(page.approval)))),
};
