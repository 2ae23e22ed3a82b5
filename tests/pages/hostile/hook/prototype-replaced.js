/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page replaces request on the provider\'s prototype, and gets whatever object it is called on.',
  expected: 'held',
  run: (page) => {
    const asked = page.approval;
    for (let at = Object.getPrototypeOf(page.provider); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      if (!Object.hasOwn(at, 'request')) continue;
      const { request } = at;
      at.request = function () { return request.call(this, asked); };
    }
    page.provider.request({ method: 'eth_chainId' });
    page.ask(asked);
  },
};
