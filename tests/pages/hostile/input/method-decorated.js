/** @type {import('../types.js').Attack} */
export default {
  attack: 'A harmless method is decorated so that it is another one to the wallet.',
  known: ['method-alias'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['eth_accounts\u0000', ' eth_accounts', 'eth\u200b_accounts', 'constructor', '__proto__'],
  run: (page, method) => page.raw({ method, params: page.approval.params }),
};
