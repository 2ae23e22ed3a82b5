/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page makes up thousands of announcements, among them ones with the wallet\'s provider.',
  expected: 'held',
  run: (page) => {
    /** @type {any} */
    let heard;
    addEventListener('eip6963:announceProvider', (event) => { heard = /** @type {any} */ (event).detail?.provider; });
    for (let times = 0; times < 3000; times++) {
      const detail = { info: { name: `n${times}` }, provider: times % 3 ? { request: () => times } : page.provider };
      dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
    }
    dispatchEvent(new Event('eip6963:requestProvider'));
    page.ask(page.approval, heard);
  },
};
