/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method is spelled as another one that some wallets take for the same.',
  known: ['method-alias'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['ethSendTransaction', 'eth_send_transaction', 'ETH_SENDTRANSACTION'],
  run: (page, method) => page.raw({ method, params: page.approval.params }),
};
