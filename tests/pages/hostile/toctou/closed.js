/** @type {import('../types.js').Attack} */
export default {
  attack: 'The person closes the window instead of answering.',
  expected: 'held, then refused 4001',
  person: 'close',
  run: (page) => page.ask(page.approval),
};
