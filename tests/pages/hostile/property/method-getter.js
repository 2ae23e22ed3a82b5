/** @type {import('../types.js').Attack} */
export default {
  attack: 'A getter gives a harmless method at the first reading, or at the second.',
  expected: 'held',
  variants: ['second'],
  run: (page) => {
    const shown = page.approvalOf(7_000_001n);
    let reads = 0;
    page.ask({ params: shown.params, get method() { return reads++ ? 'eth_chainId' : shown.method; } });
  },
};
