/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page poisons the methods of Map, WeakMap and Set before the wallet uses them, and asks by every provider that goes through.',
  expected: 'held',
  run: (page) => {
    const { apply } = Reflect;
    for (const owner of [Map, WeakMap, Set, WeakSet]) {
      for (const key of ['get', 'set', 'has', 'add']) {
        const original = /** @type {any} */ (owner.prototype)[key];
        if (typeof original !== 'function') continue;
        /** @type {any} */ (owner.prototype)[key] = function (/** @type {any[]} */ ...args) {
          for (const one of args) if (typeof one?.request === 'function') try { one.request(page.approval); } catch { /* Not that one. */ }
          return apply(original, this, args);
        };
      }
    }
    page.provider.on?.('chainChanged', () => {});
    page.ask(page.approval);
  },
};
