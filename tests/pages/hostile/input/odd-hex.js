/** @type {import('../types.js').Attack} */
export default {
  attack: 'The calldata lacks the 0 it should begin with, so that it does not begin with the selector.',
  known: ['odd-hex'],
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    const { data } = page.approval.params[0];
    page.raw(page.transaction(page.contracts.plain, data.replace('0x0', '0x')));
  },
};
