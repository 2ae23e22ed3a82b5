/** @type {import('../types.js').Attack} */
export default {
  attack: 'personal_sign gets the account first, and a hash where the account should be.',
  known: ['param-swap', 'opaque-root'],
  expected: 'held',
  atLeast: 'high',
  run: (page) => page.raw({ method: 'personal_sign', params: [page.user, `0x${'ab'.repeat(32)}`] }),
};
