/** @type {import('../types.js').Attack} */
export default {
  attack: 'A sandboxed document with an opaque origin posts the wallet\'s message, which its wallet is deaf to.',
  expected: 'ignored',
  run: async (page) => {
    await page.frame({ sandbox: 'allow-scripts', src: page.address('part/inside') });
  },
  parts: {
    inside: async (page) => {
      await page.provider?.request({ method: 'eth_requestAccounts' }).catch(() => {});
      page.raw(page.approval);
    },
  },
};
