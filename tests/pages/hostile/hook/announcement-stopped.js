/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page stops every announcement in the capture phase and keeps what it carried.',
  expected: 'held',
  early: true,
  run: (page) => {
    /** @type {any[]} */
    const kept = [];
    for (const target of [window, document]) {
      target.addEventListener('eip6963:announceProvider', (event) => { kept.push(/** @type {any} */ (event).detail?.provider); event.stopImmediatePropagation(); }, true);
    }
    dispatchEvent(new Event('eip6963:requestProvider'));
    const provider = kept[0] ?? page.provider;
    page.watch(provider.request({ method: 'eth_requestAccounts' }).then(() => provider.request(page.approval)));
  },
};
