/** @type {import('../types.js').Attack} */
export default {
  attack: 'document.open() without anything written: there is never a new root for a guard to notice.',
  expected: 'held',
  fence: false,
  run: (page) => {
    document.open();
    page.post(page.message(page.payload(page.approval)));
  },
};
