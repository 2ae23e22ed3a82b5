/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params are thenables.',
  expected: 'held',
  run: (page) => {
    const { method, params } = page.approval;
    page.ask({ method, params: [Object.assign(params[0], { then: (/** @type {any} */ resolve) => resolve({}) })] });
  },
};
