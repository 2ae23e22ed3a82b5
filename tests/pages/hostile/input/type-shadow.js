/** @type {import('../types.js').Attack} */
export default {
  attack: 'An elementary type is declared again as a struct.',
  known: ['type-shadow'],
  expected: 'held',
  atLeast: 'high',
  variants: ['uint256', 'address'],
  run: (page, name) => {
    const data = page.permit;
    data.types[name] = [{ name: 'hidden', type: 'address' }];
    page.raw(page.typedData(data));
  },
};
