/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params are no array, or an array of something else.',
  expected: 'held',
  atLeast: 'high',
  variants: ['7', 'null', '[null]', 'missing'],
  run: (page, variant) => page.raw({ method: 'eth_sendTransaction', ...(variant !== 'missing' && { params: JSON.parse(variant) }) }),
};
