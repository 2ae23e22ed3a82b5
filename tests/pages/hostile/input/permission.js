/** @type {import('../types.js').Attack} */
export default {
  attack: 'A standing permission is asked for.',
  expected: 'held',
  atLeast: 'high',
  variants: ['wallet_grantPermissions', 'wallet_requestExecutionPermissions'],
  run: (page, method) => page.raw({ method, params: [{ chainId: '0x7a69', expiry: 2_000_000_000, signer: { type: 'account', data: { address: page.contracts.spender } }, permission: { type: 'native-token-stream', data: {} }, permissions: [{ type: 'erc20-token-transfer', data: {}, policies: [] }] }] }),
};
