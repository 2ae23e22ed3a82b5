/** @type {import('../types.js').Attack} */
export default {
  attack: 'JSON.stringify writes a harmless request, or JSON.parse reads another one.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['stringify', 'parse', 'both'],
  run: (page, variant) => {
    const hidden = page.approval;
    if (variant !== 'parse') JSON.stringify = () => '{"method":"eth_chainId"}';
    if (variant !== 'stringify') JSON.parse = () => hidden;
    page.ask(page.approvalOf(7_000_001n));
  },
};
