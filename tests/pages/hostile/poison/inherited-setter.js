/** @type {import('../types.js').Attack} */
export default {
  attack: 'A setter on Object.prototype catches what a guard writes into its own objects.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['request', 'send', 'snapshot', 'settle', 'value', 'code'],
  run: (page, variant) => {
    Object.defineProperty(Object.prototype, variant, { configurable: true, get: () => undefined, set(value) {
      if (typeof value === 'function') try { value.call(page.provider, page.approval); } catch { /* Not that one. */ }
      Object.defineProperty(this, variant, { value, configurable: true, writable: true, enumerable: true });
    } });
    page.ask(page.approvalOf(7_000_001n));
  },
};
