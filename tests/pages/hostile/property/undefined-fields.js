/** @type {import('../types.js').Attack} */
export default {
  attack: 'Fields are undefined, functions or symbols, which JSON leaves out.',
  expected: 'held',
  run: (page) => {
    const { method, params } = page.approval;
    page.ask({ method, params: [{ ...params[0], gas: undefined, nonce: () => 1, value: Symbol('v') }] });
  },
};
