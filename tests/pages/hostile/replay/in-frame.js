/** @type {import('../types.js').Attack} */
export default {
  attack: 'With the consent given to the page, a frame of the same origin posts the same message.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: async (page) => {
    const asked = page.approvalOf(7_000_001n);
    asked.params[0].chainId = `0x${page.chainId.toString(16)}`;
    const frame = /** @type {any} */ (await page.frame({ src: page.address('kind/blank') }));
    const answer = page.provider.request(asked);
    page.watch(answer.finally(() => frame.contentWindow.eval(`postMessage(${JSON.stringify(page.message(page.payload(asked)))}, '*')`)));
  },
};
