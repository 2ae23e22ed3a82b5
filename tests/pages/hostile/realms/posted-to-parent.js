/** @type {import('../types.js').Attack} */
export default {
  attack: 'A frame of another origin posts the wallet\'s message to the page that contains it.',
  expected: 'ignored',
  run: async (page) => {
    await page.frame({ src: page.address('part/inside', page.setup.elsewhere) });
  },
  parts: {
    inside: (page) => parent.postMessage(page.message(page.payload(page.approval)), '*'),
  },
};
