/** @type {import('../types.js').Attack} */
export default {
  // An honest request of the same document is refused meanwhile: the page itself took its places.
  attack: 'The page asks forty times, to wear the person out.',
  known: ['popup-fatigue / clickjack'],
  expected: 'held',
  fence: false,
  run: (page) => {
    for (let times = 0; times < 40; times++) page.provider.request(page.approvalOf(BigInt(times + 1))).catch(() => {});
  },
};
