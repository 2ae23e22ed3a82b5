/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page uses the older names of the wallet\'s streams.',
  expected: 'held',
  run: (page) => page.post({ target: 'contentscript', data: { name: 'provider', data: page.payload(page.approval) } }),
};
