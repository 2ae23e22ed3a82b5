/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'A listener of the page looks at what object the wallet calls it on, and asks by that.',
  expected: 'held',
  run: (page) => {
    const { provider, approval } = page;
    provider.on('mine', /** @this {any} */ function () { page.watch((this?.request ? this : provider).request(approval)); });
    provider.emit('mine');
  },
};
