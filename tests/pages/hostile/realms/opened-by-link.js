/** @type {import('../types.js').Attack} */
export default {
  attack: 'A window of the same origin, opened by the page, is used for its provider.',
  expected: 'held',
  run: async (page) => {
    const opened = /** @type {any} */ (window.open(page.address('kind/blank'), 'second', 'popup'));
    if (!opened) return page.ask(page.approval);
    while (!opened.ethereum) await new Promise((resolve) => setTimeout(resolve, 5));
    await opened.ethereum.request({ method: 'eth_requestAccounts' });
    page.watch(opened.ethereum.request(page.approval));
  },
};
