/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The first script of the document asks for announcements before any other.',
  known: ['provider-timing'],
  expected: 'held',
  early: true,
  run: (page) => {
    /** @type {any} */
    let provider;
    addEventListener('eip6963:announceProvider', (event) => { provider ??= /** @type {any} */ (event).detail.provider; }, true);
    dispatchEvent(new Event('eip6963:requestProvider'));
    page.watch((provider ?? page.provider).request({ method: 'eth_requestAccounts' }).then(() => (provider ?? page.provider).request(page.approval)));
  },
};
