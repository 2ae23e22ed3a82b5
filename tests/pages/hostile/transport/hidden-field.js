/** @type {import('../types.js').Attack} */
export default {
  attack: 'A request that would pass has a boxed field beside the others, which some readers do not see.',
  expected: 'held',
  run: (page) => {
    const { plain } = page.contracts;
    const send = page.transaction(plain, '0x', { value: '0x0', chainId: `0x${page.chainId.toString(16)}` });
    const hidden = page.approval.params[0].data;
    const boxed = { ...send.params[0], data: new String(hidden) };
    page.post(page.message(page.payload({ method: send.method, params: [boxed] })));
  },
};
