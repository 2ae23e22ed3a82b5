/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page has a hash or a transaction signed that it can use itself.',
  expected: 'held',
  atLeast: 'medium',
  variants: ['eth_sign', 'eth_signTransaction', 'personal_sign'],
  run: (page, method) => page.raw({ method, params: method === 'eth_signTransaction' ? page.approval.params : [`0x${'ab'.repeat(32)}`, page.user] }),
};
