/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method is one that nobody knows yet.',
  expected: 'held',
  atLeast: 'medium',
  variants: ['wallet_giveEverything', 'eth_sendUserOperation'],
  run: (page, method) => page.ask({ method, params: page.approval.params }),
};
