/** @type {import('../types.js').Attack} */
export default {
  attack: 'JSON itself is replaced by an object that lies.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    Object.defineProperty(window, 'JSON', { value: { stringify: () => '{"method":"eth_chainId"}', parse: () => page.approval } });
    page.ask(page.approvalOf(7_000_001n));
  },
};
