/** @type {import('../types.js').Attack} */
export default {
  attack: 'A getter gives a harmless method first and eth_sendTransaction to whoever reads it again.',
  expected: 'ignored',
  run: (page) => {
    const { method, params } = page.approval;
    let reads = 0;
    page.provider.request({ params, get method() { return reads++ ? method : 'eth_chainId'; } }).catch(() => {});
  },
};
