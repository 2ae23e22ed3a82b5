/** @type {import('../types.js').Attack} */
export default {
  attack: 'The data of a made-up event says eth_chainId at the first reading and eth_sendTransaction afterwards.',
  expected: 'ignored',
  run: (page) => {
    const { method, params } = page.approval;
    for (let first = 1; first < 6; first++) {
      let reads = 0;
      page.makeUp(page.message({ jsonrpc: '2.0', id: `getter-${first}`, params, get method() { return reads++ < first ? 'eth_chainId' : method; } }));
    }
  },
};
