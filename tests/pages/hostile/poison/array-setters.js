/** @type {import('../types.js').Attack} */
export default {
  attack: 'Setters on Array.prototype catch what is written into a new list.',
  expected: 'held',
  run: (page) => {
    const hidden = page.approval;
    for (const key of ['0', '1', '2']) {
      Object.defineProperty(Array.prototype, key, {
        configurable: true,
        get: () => hidden,
        set(value) {
          Object.defineProperty(this, key, { value: value?.params ? hidden : value, configurable: true, writable: true, enumerable: true });
        },
      });
    }
    page.ask(page.approvalOf(7_000_001n));
  },
};
