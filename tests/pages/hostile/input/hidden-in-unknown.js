/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval stands inside of the bytes of a call that nobody knows.',
  known: ['carrier-context'],
  expected: 'held',
  atLeast: 'high',
  run: (page) => page.raw(page.transaction(page.contracts.spender, `0x12345678${'00'.repeat(28)}${page.approval.params[0].data.slice(2)}`)),
};
