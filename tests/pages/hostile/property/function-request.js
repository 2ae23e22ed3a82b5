/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request is a function with method and params as its own fields.',
  expected: 'refused -32600',
  run: (page) => page.ask(Object.assign(/** @type {any} */ (() => {}), page.approval)),
};
