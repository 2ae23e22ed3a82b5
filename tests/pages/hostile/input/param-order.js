/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params are in another order than the method has them, or there are more of them.',
  known: ['param-swap'],
  expected: 'held',
  atLeast: 'high',
  variants: ['swapped', 'data third', 'object in the place of the address'],
  run: (page, variant) => {
    const text = JSON.stringify(page.permit);
    /** @type {Record<string, unknown[]>} */
    const orders = {
      swapped: [text, page.user], 'data twice': [page.user, '{}', text], 'data third': [page.user, null, text],
      'object in the place of the address': [page.permit, page.user],
    };
    page.raw({ method: 'eth_signTypedData_v4', params: orders[variant] });
  },
};
