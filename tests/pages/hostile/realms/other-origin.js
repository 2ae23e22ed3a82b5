/** @type {import('../types.js').Attack} */
export default {
  attack: 'A frame of another origin asks, in the middle of an honest page.',
  expected: 'held',
  shows: 'case\\d+\\.other\\.localhost',
  run: async (page) => {
    await page.frame({ src: page.address('part/inside', page.setup.elsewhere) });
  },
  parts: {
    inside: async (page) => {
      await page.provider.request({ method: 'eth_requestAccounts' });
      page.raw(page.approval);
    },
  },
};
