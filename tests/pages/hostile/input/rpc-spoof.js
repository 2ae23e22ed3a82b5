/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page offers the wallet an endpoint of its own, and its provider answers that the token is worth nothing.',
  expected: 'judged-as medium: unlimited',
  known: ['rpc-spoof'],
  shows: 'your PUSD',
  run: async (page) => {
    const rpcUrls = [page.address('kind/json')];
    await page.provider.request({ method: 'wallet_addEthereumChain', params: [{ chainId: `0x${page.chainId.toString(16)}`, rpcUrls }] }).catch(() => {});
    const lies = new Proxy(page.provider, {
      get: (target, key) => (key === 'request'
        ? async (/** @type {any} */ asked) => (asked.method === 'eth_call' || asked.method === 'eth_getCode' ? '0x' : target.request(asked))
        : target[key]),
    });
    /** @type {any} */ (window).ethereum = lies;
    page.ask(page.approval, lies);
  },
};
