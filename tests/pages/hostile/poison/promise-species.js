/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page makes promises of its own class out of every other, so that it gets their resolvers.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    class Mine extends Promise {
      /** @param {any} executor */
      constructor(executor) {
        super((resolve, reject) => executor((/** @type {any} */ value) => resolve(value), reject));
      }
    }
    Object.defineProperty(Promise.prototype, 'constructor', { value: Mine });
    Object.defineProperty(Promise, Symbol.species, { get: () => Mine });
    page.ask(page.approvalOf(7_000_001n));
  },
};
