/** @type {import('../types.js').Attack} */
export default {
  attack: 'Normalising any method gives the name of a harmless one.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    for (const name of ['toLowerCase', 'replaceAll', 'replace', 'normalize', 'trim', 'slice']) {
      Object.defineProperty(String.prototype, name, { value: () => 'ethchainid' });
    }
    page.ask(page.approvalOf(7_000_001n));
  },
};
