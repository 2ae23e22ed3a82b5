/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval is put into an envelope of another interface (CAIP-27).',
  expected: 'held',
  atLeast: 'medium',
  variants: ['wallet_invokeMethod', 'wallet_invoke_method', 'twice'],
  run: (page, variant) => {
    const inner = variant === 'twice' ? { method: 'wallet_invokeMethod', params: { scope: 'eip155:31337', request: page.approval } } : page.approval;
    page.raw({ method: variant === 'twice' ? 'wallet_invokeMethod' : variant, params: { scope: 'eip155:31337', request: inner } });
  },
};
