/** @type {import('../types.js').Attack} */
export default {
  attack: 'A harmless method carries an approval in its params, for whoever unpacks it.',
  expected: 'ignored',
  run: (page) => page.post(page.message(page.payload({ method: 'eth_chainId', params: [page.payload(page.approval)] }))),
};
