/** @type {import('../types.js').Attack} */
export default {
  attack: 'Every object writes itself as a harmless request, by toJSON of Object.prototype.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const asked = page.approvalOf(7_000_001n);
    const hidden = page.approval;
    let writes = 0;
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { return this?.to && writes++ ? hidden.params[0] : this; } });
    page.ask(asked);
  },
};
