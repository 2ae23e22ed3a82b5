/** @type {import('../types.js').Attack} */
export default {
  attack: 'A getter on Object.prototype answers for a field that a guard\'s own objects may lack.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['code', 'kind', 'snapshot', 'error', 'then', 'method', 'params', 'number', 'provider', 'original', 'target', 'data', 'toJSON', 'detail'],
  run: (page, variant) => {
    const hidden = page.approval;
    const asked = page.approvalOf(7_000_001n);
    /** @type {Record<string, any>} */
    const lies = { __proto__: null, snapshot: JSON.stringify(hidden), params: hidden.params, method: 'eth_chainId', kind: 'decide', number: 1, error: undefined, code: 1 };
    Object.defineProperty(Object.prototype, variant, { configurable: true, get: () => lies[variant], set(value) {
      Object.defineProperty(this, variant, { value, configurable: true, writable: true, enumerable: true });
    } });
    page.ask(asked);
  },
};
