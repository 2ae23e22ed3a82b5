/** @type {import('../types.js').Attack} */
export default {
  attack: 'The frame that asked is removed while its request is held.',
  expected: 'ignored',
  run: async (page) => {
    const frame = /** @type {any} */ (await page.frame({ src: page.address('kind/blank') }));
    await frame.contentWindow.ethereum.request({ method: 'eth_requestAccounts' });
    frame.contentWindow.ethereum.request(page.approval).catch(() => {});
    await page.provider.request({ method: 'eth_chainId' });
    frame.remove();
  },
};
