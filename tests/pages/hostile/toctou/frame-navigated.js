/** @type {import('../types.js').Attack} */
export default {
  attack: 'The frame that asked goes on to another document while its request is held.',
  expected: 'ignored',
  run: async (page) => {
    const frame = /** @type {any} */ (await page.frame({ src: page.address('kind/blank') }));
    await frame.contentWindow.ethereum.request({ method: 'eth_requestAccounts' });
    frame.contentWindow.ethereum.request(page.approval).catch(() => {});
    await page.provider.request({ method: 'eth_chainId' });
    const gone = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.src = page.address('kind/policy');
    await gone;
  },
};
