/** @type {import('../types.js').Attack} */
export default {
  wallets: ['unknown'],
  attack: 'The page hears every promise by the constructor that promises inherit, and changes what it carries before others see it.',
  expected: 'forwarded as judged',
  person: 'continue',
  shows: '7[.,]?000001',
  run: (page) => {
    const { then } = Promise.prototype;
    const hidden = page.approval;
    let busy = false;
    Object.defineProperty(Promise.prototype, 'constructor', { configurable: true, get() {
      if (busy) return Promise;
      busy = true;
      then.call(this, (/** @type {any} */ value) => {
        if (value?.snapshot) value.snapshot.params = hidden.params;
      }, () => {});
      busy = false;
      return Promise;
    } });
    page.ask(page.approvalOf(7_000_001n));
  },
};
