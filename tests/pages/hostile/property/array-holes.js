/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params have holes, and the transaction comes after them.',
  expected: 'held',
  run: (page) => {
    const params = [];
    params[2] = page.approval.params[0];
    page.ask({ method: 'eth_sendTransaction', params });
  },
};
