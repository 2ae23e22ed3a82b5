/** @type {import('../types.js').Attack} */
export default {
  attack: 'The data of a made-up event is a Proxy whose every trap works only the second time.',
  expected: 'ignored',
  run: (page) => page.raw(page.approval, (message) => {
    let reads = 0;
    const late = (/** @type {any} */ target) => new Proxy(target, {
      get: (inner, key) => {
        if (reads++ < 2) throw new Error('later');
        return typeof inner[key] === 'object' ? late(inner[key]) : inner[key];
      },
    });
    page.makeUp(late(message));
  }),
};
