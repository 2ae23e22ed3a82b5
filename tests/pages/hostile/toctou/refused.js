/** @type {import('../types.js').Attack} */
export default {
  attack: 'The person refuses, and the page\'s promise has to say so.',
  expected: 'held, then refused 4001',
  person: 'refuse',
  run: (page) => page.raw(page.approval),
};
