/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page poisons the methods of arrays and asks by every provider that passes through a list.',
  expected: 'held',
  run: (page) => {
    const { apply } = Reflect;
    const { approval } = page;
    for (const key of ['push', 'map', 'forEach', 'slice', 'concat', 'splice', 'unshift']) {
      const original = /** @type {any} */ (Array.prototype)[key];
      Object.defineProperty(Array.prototype, key, { configurable: true, writable: true, value: function (/** @type {any[]} */ ...args) {
        try { for (const one of [...args, ...this]) if (typeof one?.request === 'function') one.request(approval); } catch { /* Not that one. */ }
        return apply(original, this, args);
      } });
    }
    page.provider.on?.('chainChanged', () => {});
    dispatchEvent(new Event('eip6963:requestProvider'));
    page.ask(approval);
  },
};
