/** @type {import('../types.js').Attack} */
export default {
  attack: 'Only the root of a tree of orders is signed.',
  known: ['opaque-root', 'seaport-zero'],
  expected: 'held',
  atLeast: 'high',
  run: (page) => page.raw(page.typedData({
    domain: { name: 'Blur Exchange', version: '1.0', chainId: page.chainId, verifyingContract: page.contracts.spender },
    primaryType: 'Root',
    types: {
      EIP712Domain: [{ name: 'name', type: 'string' }, { name: 'version', type: 'string' }, { name: 'chainId', type: 'uint256' }, { name: 'verifyingContract', type: 'address' }],
      Root: [{ name: 'root', type: 'bytes32' }],
    },
    message: { root: `0x${'ab'.repeat(32)}` },
  })),
};
