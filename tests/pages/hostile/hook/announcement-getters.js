/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'An announcement that the page makes up gives a harmless provider first and the wallet\'s afterwards.',
  expected: 'held',
  run: (page) => {
    let reads = 0;
    const fake = { request: () => Promise.resolve('mine') };
    /** @type {any} */
    let heard;
    addEventListener('eip6963:announceProvider', (event) => { heard = /** @type {any} */ (event).detail; });
    const detail = { info: { name: 'x' }, get provider() { return reads++ ? page.provider : fake; } };
    dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
    page.ask(page.approval, heard?.provider === fake ? page.provider : heard?.provider ?? page.provider);
  },
};
