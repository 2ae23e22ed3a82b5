/** @type {import('../types.js').Attack} */
export default {
  attack: 'Listeners of the page stop every message event that they hear, to keep it from a guard.',
  expected: 'held',
  fence: false,
  run: (page) => {
    for (const capture of [true, false]) addEventListener('message', (event) => event.stopImmediatePropagation(), capture);
    page.post(page.message(page.payload(page.approval)));
  },
};
