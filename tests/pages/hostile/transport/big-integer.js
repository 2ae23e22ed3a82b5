/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request has a big integer in it, which JSON cannot say.',
  expected: 'refused -32600',
  run: (page) => page.raw(page.approval, (message) => {
    message.data.data.extra = 1n;
    page.post(message);
  }),
};
