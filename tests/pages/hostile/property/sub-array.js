/** @type {import('../types.js').Attack} */
export default {
  attack: 'The params are a subclass of Array whose methods lie.',
  expected: 'held',
  run: (page) => {
    const hidden = page.approval;
    const list = (class extends Array {}).from(hidden.params);
    Object.defineProperties(Object.getPrototypeOf(list), {
      map: { value: () => [] },
      [Symbol.iterator]: { value: () => [][Symbol.iterator]() },
      toString: { value: () => '' },
    });
    page.ask({ method: hidden.method, params: list });
  },
};
