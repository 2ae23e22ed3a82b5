/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page poisons Function.prototype.call, apply and bind and asks by every provider that they run on.',
  expected: 'held',
  run: (page) => {
    const { apply } = Reflect;
    const { approval } = page;
    for (const key of /** @type {const} */ (['call', 'apply', 'bind'])) {
      const original = Function.prototype[key];
      Object.defineProperty(Function.prototype, key, { configurable: true, writable: true, value: function (/** @type {any[]} */ ...args) {
        try { if (typeof args[0]?.request === 'function') args[0].request(approval); } catch { /* Not that one. */ }
        return apply(original, this, args);
      } });
    }
    page.provider.on?.('chainChanged', () => {});
    page.provider.emit?.('chainChanged', '0x1');
    page.ask(approval);
  },
};
