/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params contain themselves.',
  expected: 'refused -32600',
  run: (page) => page.raw(page.approval, (message) => {
    message.data.data.params.push(message.data.data.params);
    page.post(message);
  }),
};
