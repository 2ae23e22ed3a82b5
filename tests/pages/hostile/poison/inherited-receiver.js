/** @type {import('../types.js').Attack} */
export default {
  wallets: ['unknown'],
  attack: 'Getters, setters and functions on what every object inherits from take the object that they run on for a provider.',
  expected: 'held',
  run: (page) => {
    const { provider, approval } = page;
    /** @type {any[]} */
    const taken = [];
    const take = /** @this {any} */ function () { taken.push(this); return undefined; };
    for (const owner of [Object.prototype, Function.prototype]) {
      Object.defineProperty(owner, 'mine', { configurable: true, get: take, set: take });
      Object.defineProperty(owner, 'also', { configurable: true, value: take });
    }
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, get: take });
    for (const one of [provider, provider.request, provider.sendAsync, Object.getPrototypeOf(provider)]) {
      void one.mine;
      one.mine = 1;
      one.also();
      for (const name of ['request', 'send', 'sendAsync']) {
        try { provider[name](one, () => {})?.catch?.(() => {}); } catch { /* Refused. */ }
      }
    }
    for (const owner of [Object.prototype, Function.prototype]) for (const key of ['mine', 'also', 'toJSON']) delete /** @type {any} */ (owner)[key];
    for (const one of [...taken]) {
      if (typeof one?.request === 'function') one.request(approval).catch(() => {});
      if (typeof one === 'function') try { Reflect.apply(one, provider, [approval, () => {}])?.catch?.(() => {}); } catch { /* It is none. */ }
    }
    page.ask(page.approvalOf(7_000_001n));
  },
};
