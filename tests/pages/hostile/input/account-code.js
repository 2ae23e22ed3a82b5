/** @type {import('../types.js').Attack} */
export default {
  attack: 'An authorization gives the account\'s code away (EIP-7702).',
  known: ['7702'],
  expected: 'held',
  atLeast: 'high',
  variants: ['in a transaction', 'for every chain', 'to sign', 'unread type'],
  run: (page, variant) => {
    const { spender } = page.contracts;
    const authorization = { chainId: variant === 'for every chain' ? '0x0' : '0x7a69', address: spender, nonce: '0x0', yParity: '0x0', r: '0x1', s: '0x1' };
    if (variant === 'to sign') return page.raw({ method: 'wallet_signAuthorization', params: [{ contractAddress: spender, chainId: 0 }] });
    if (variant === 'unread type') return page.raw(page.transaction(page.user, '0x', { type: '0x04', authorizationList: [[0, spender, 0]] }));
    return page.raw(page.transaction(page.user, '0x', { type: '0x4', authorizationList: [authorization] }));
  },
};
