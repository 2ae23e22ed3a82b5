/** @type {import('../types.js').Attack} */
export default {
  attack: 'Every trap of a Proxy throws.',
  expected: 'refused undefined',
  run: (page) => {
    const traps = new Proxy({}, { get: () => () => { throw new Error('no'); } });
    page.ask(new Proxy(/** @type {any} */ ({}), traps));
  },
};
