/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method is a String object: not a string to one reader, and one to the next.',
  expected: 'held',
  run: (page) => {
    const { method, params } = page.approval;
    const payload = page.payload(/** @type {any} */ ({ method: new String(method), params }));
    page.watch(page.answerTo(payload.id));
    page.post(page.message(payload));
  },
};
