/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method is a String object.',
  expected: 'refused -32600',
  run: (page) => page.ask(/** @type {any} */ ({ method: new String('eth_sendTransaction'), params: page.approval.params })),
};
