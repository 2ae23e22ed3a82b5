/** @type {import('../types.js').Attack} */
export default {
  attack: 'Bytes follow the arguments, as any contract allows.',
  known: ['trailing'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['ff', 'deadbeef'],
  run: (page, more) => page.raw(page.transaction(page.contracts.plain, page.approval.params[0].data + more)),
};
