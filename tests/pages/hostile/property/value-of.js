/** @type {import('../types.js').Attack} */
export default {
  attack: 'The method is an object that becomes the name only when it is made a string.',
  expected: 'refused -32600',
  run: (page) => page.ask(/** @type {any} */ ({ method: { toString: () => 'eth_sendTransaction' }, params: page.approval.params })),
};
