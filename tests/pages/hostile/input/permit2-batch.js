/** @type {import('../types.js').Attack} */
export default {
  attack: 'One signature permits many tokens at once.',
  known: ['permit-phish', 'permit2-batch'],
  expected: 'held',
  atLeast: 'high',
  variants: ['2', '2000'],
  run: (page, count) => {
    const { permit2, plain, spender } = page.contracts;
    const details = Array.from({ length: Number(count) }, () => ({ token: plain, amount: String((1n << 160n) - 1n), expiration: '281474976710655', nonce: '0' }));
    const fields = (/** @type {string} */ list) => list.split(',').map((one) => ({ type: one.split(' ')[0], name: one.split(' ')[1] }));
    page.raw(page.typedData({
      domain: { name: 'Permit2', chainId: page.chainId, verifyingContract: permit2 },
      primaryType: 'PermitBatch',
      types: {
        EIP712Domain: fields('string name,uint256 chainId,address verifyingContract'),
        PermitBatch: fields('PermitDetails[] details,address spender,uint256 sigDeadline'),
        PermitDetails: fields('address token,uint160 amount,uint48 expiration,uint48 nonce'),
      },
      message: { details, spender, sigDeadline: '281474976710655' },
    }));
  },
};
