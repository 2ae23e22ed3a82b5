/** @type {import('../types.js').Attack} */
export default {
  attack: 'An object of the page plays a wallet: what is asked of it goes nowhere but is asked about all the same.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    const mine = { request: () => Promise.resolve('0x1'), isMetaMask: true };
    /** @type {any} */
    let heard;
    addEventListener('eip6963:announceProvider', (event) => { heard = /** @type {any} */ (event).detail.provider; });
    dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info: { name: 'Mine' }, provider: mine } }));
    page.watch((heard ?? page.provider).request(page.approval));
    page.raw(page.approval);
  },
};
