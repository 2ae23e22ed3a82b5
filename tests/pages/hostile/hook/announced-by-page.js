/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page announces the wallet\'s provider itself, under another name, and asks by what comes of it.',
  expected: 'held',
  run: (page) => {
    /** @type {any} */
    let provider;
    addEventListener('eip6963:announceProvider', (event) => { provider = /** @type {any} */ (event).detail.provider; });
    const info = { uuid: 'c0ffee00-0000-4000-8000-000000000000', name: 'Countersign', icon: 'data:,', rdns: 'io.metamask' };
    dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info, provider: page.provider } }));
    page.ask(page.approval, provider);
  },
};
