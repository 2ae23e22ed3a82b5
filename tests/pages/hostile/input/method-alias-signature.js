/** @type {import('../types.js').Attack} */
export default {
  attack: 'A method that signs typed data is spelled otherwise.',
  known: ['method-alias'],
  expected: 'held',
  atLeast: 'high',
  variants: ['eth_sign_typed_data_v4', 'ethSignTypedDataV4', 'eth_signTypedData'],
  run: (page, method) => page.raw({ method, params: [page.user, JSON.stringify(page.permit)] }),
};
