/** @type {import('../types.js').Attack} */
export default {
  attack: 'A dangerous request comes among many of small ones.',
  known: ['popup-fatigue / clickjack'],
  expected: 'held',
  run: (page) => {
    for (let times = 0; times < 10; times++) page.provider.request(page.approvalOf(BigInt(times + 1))).catch(() => {});
    page.provider.request(page.approval).catch(() => {});
  },
};
