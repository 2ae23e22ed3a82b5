/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page uses enable and the experimental parts of the provider.',
  expected: 'held',
  run: async (page) => {
    await page.provider.enable?.();
    const batch = page.provider._metamask?.requestBatch;
    page.watch(batch ? batch([page.approval]) : page.provider.request(page.approval));
  },
};
