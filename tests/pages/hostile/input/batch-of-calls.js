/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval is one of many calls of a batch (EIP-5792).',
  expected: 'held',
  atLeast: 'medium',
  variants: ['wallet_sendCalls', 'wallet_send_calls'],
  run: (page, method) => {
    const { to, data } = page.approval.params[0];
    const honest = { to: page.contracts.spender, data: '0x', value: '0x0' };
    const calls = [honest, honest, { to, data }, honest];
    page.raw({ method, params: [{ version: '2.0.0', from: page.user, chainId: '0x7a69', atomicRequired: true, calls }] });
  },
};
