/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page poisons promises and asks by every object that they carry.',
  expected: 'held',
  run: (page) => {
    const { apply } = Reflect;
    const { approval } = page;
    const then = Promise.prototype.then;
    Promise.prototype.then = function (/** @type {any} */ ok, /** @type {any} */ bad) {
      return apply(then, this, [(/** @type {any} */ value) => {
        if (typeof value?.settle === 'function' || typeof value?.request === 'function') try { value.request?.(approval); value.snapshot = approval; } catch { /* It is frozen. */ }
        return typeof ok === 'function' ? ok(value) : value;
      }, bad]);
    };
    page.ask(page.approvalOf(7_000_001n));
  },
};
