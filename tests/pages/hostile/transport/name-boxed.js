/** @type {import('../types.js').Attack} */
export default {
  attack: 'The name of the stream is a String object.',
  expected: 'held',
  run: (page) => page.raw(page.approval, (message) => page.post({ ...message, data: { ...message.data, name: new String(message.data.name) } })),
};
