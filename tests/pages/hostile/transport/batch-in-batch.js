/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval stands in an array inside of an array.',
  expected: 'held',
  run: (page) => page.post(page.message([[page.payload(page.approval)]])),
};
