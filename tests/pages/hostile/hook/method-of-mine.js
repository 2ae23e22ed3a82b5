/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page puts a method of its own on the provider\'s prototype, which then runs on the provider itself.',
  expected: 'held',
  run: (page) => {
    const asked = page.approval;
    Object.getPrototypeOf(page.provider).mine = function () { return this.request(asked); };
    const { provider } = page;
    page.watch(typeof provider.mine === 'function' ? provider.mine() : provider.request(asked));
  },
};
