/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page changes the announced details, so that other scripts get its own provider.',
  expected: 'held',
  run: (page) => {
    /** @type {any} */
    let detail;
    addEventListener('eip6963:announceProvider', (event) => { detail = /** @type {any} */ (event).detail; });
    dispatchEvent(new Event('eip6963:requestProvider'));
    try { detail.provider = { request: () => 'mine' }; } catch { /* It is frozen. */ }
    try { detail.info.name = 'mine'; } catch { /* It is frozen. */ }
    page.ask(page.approval, detail.provider);
  },
};
