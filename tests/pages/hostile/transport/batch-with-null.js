/** @type {import('../types.js').Attack} */
export default {
  attack: 'An array begins with null, which a reader may trip over.',
  expected: 'held',
  run: (page) => {
    const one = page.payload(page.approval);
    page.watch(page.answerTo(one.id));
    page.post(page.message([null, one]));
  },
};
