/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request contains itself, so that it has no JSON text.',
  expected: 'refused -32600',
  run: (page) => page.raw(page.approval, (message) => {
    message.data.data.self = message.data.data;
    page.post(message);
  }),
};
