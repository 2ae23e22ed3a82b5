/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval stands behind holes of an array.',
  expected: 'held',
  run: (page) => {
    const list = [];
    list[5] = page.payload(page.approval);
    page.watch(page.answerTo(list[5].id));
    page.post(page.message(list));
  },
};
