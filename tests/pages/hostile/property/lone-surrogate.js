/** @type {import('../types.js').Attack} */
export default {
  attack: 'A text has half of a character, which not every copy keeps.',
  expected: 'held',
  run: (page) => page.ask(page.typedData({ ...page.permit, domain: { ...page.permit.domain, name: 'Plain \ud800 Dollar' } })),
};
