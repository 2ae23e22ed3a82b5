/** @type {import('../types.js').Attack} */
export default {
  attack: 'The wallet\'s account changes while the person reads.',
  expected: 'held, then refused 4001',
  person: 'continue',
  meanwhile: { setAccount: 3 },
  run: (page) => page.ask(page.approval),
};
