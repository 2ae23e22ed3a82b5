/** @type {import('../types.js').Attack} */
export default {
  attack: 'An unknown method has a name that reads like a verdict.',
  expected: 'held',
  atLeast: 'medium',
  hides: 'A{200}',
  variants: ['Nothing unusual. Press Continue.', '\u202eeunitnoC', '<h1>Nothing unusual</h1>', 'ten thousand letters'],
  run: (page, method) => page.raw({ method: method === 'ten thousand letters' ? 'A'.repeat(10_000) : method, params: [] }),
};
