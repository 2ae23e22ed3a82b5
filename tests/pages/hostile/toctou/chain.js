/** @type {import('../types.js').Attack} */
export default {
  attack: 'The wallet\'s chain changes while the person reads.',
  expected: 'held, then refused 4001',
  person: 'continue',
  meanwhile: { setChain: '0x1' },
  run: (page) => page.ask(page.approval),
};
