/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method and the params are inherited, not the request\'s own.',
  expected: 'held',
  run: (page) => page.ask(Object.create(page.approval)),
};
