/** @type {import('../types.js').Attack} */
export default {
  attack: 'The calldata ends in the middle of the amount, which old tokens fill up.',
  known: ['short-calldata'],
  expected: 'held',
  atLeast: 'high',
  variants: ['2', '74'],
  run: (page, cut) => {
    const { data } = page.approval.params[0];
    page.raw(page.transaction(page.contracts.plain, data.slice(0, -Number(cut))));
  },
};
