/** @type {import('../types.js').Attack} */
export default {
  attack: 'The data of a made-up event is a window of another origin, which throws whatever is read.',
  expected: 'ignored',
  run: async (page) => {
    const frame = await page.frame({ src: page.address('kind/blank', page.setup.elsewhere) });
    for (const data of [frame.contentWindow, { target: frame.contentWindow }, { ...page.message({}), data: frame.contentWindow }]) page.makeUp(data);
  },
};
