/** @type {import('../types.js').Attack} */
export default {
  attack: 'Two requests have the same JSON-RPC id, the harmless one first.',
  expected: 'held',
  run: (page) => {
    page.post(page.message(page.payload(page.harmless, 7)));
    page.post(page.message(page.payload(page.approval, 7)));
    page.post(page.message(page.payload(page.harmless, 7)));
  },
};
