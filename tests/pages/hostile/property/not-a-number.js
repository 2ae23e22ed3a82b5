/** @type {import('../types.js').Attack} */
export default {
  attack: 'Numbers that JSON has no word for stand where amounts should.',
  expected: 'held',
  variants: ['NaN', '-0'],
  run: (page, variant) => page.ask({ method: 'eth_sendTransaction', params: [{ ...page.approval.params[0], value: Number(variant) }] }),
};
