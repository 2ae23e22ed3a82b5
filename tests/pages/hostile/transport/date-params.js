/** @type {import('../types.js').Attack} */
export default {
  attack: 'A Date stands in the params, whose text says less than the object.',
  expected: 'held',
  run: (page) => page.raw({ method: page.approval.method, params: [{ ...page.approval.params[0], gas: new Date(0) }] }),
};
