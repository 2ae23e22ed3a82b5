/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page swaps the provider and its methods while the person reads.',
  known: ['toctou'],
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const hidden = page.approval;
    page.ask(page.approvalOf(7_000_001n));
    const mine = { request: () => page.provider.request(hidden) };
    try { /** @type {any} */ (window).ethereum = mine; } catch { /* Refused. */ }
    try { page.provider.request = mine.request; } catch { /* Refused. */ }
  },
};
