/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params are a subclass of Array that writes itself as another list.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const shown = page.approvalOf(7_000_001n);
    const hidden = page.approval;
    class List extends Array {
      toJSON() { return shown.params; }
    }
    page.ask({ method: shown.method, params: List.from(hidden.params) });
  },
};
