/** @type {import('../types.js').Attack} */
export default {
  attack: 'The person continues with a provider that the page made, and the page posts the same request to the wallet.',
  expected: 'held, then held anew',
  atLeast: 'medium',
  person: 'continue',
  run: (page) => {
    /** @type {any} */
    let heard;
    addEventListener('eip6963:announceProvider', (event) => { heard = /** @type {any} */ (event).detail.provider; });
    const asked = page.approval;
    const mine = { request: async (/** @type {any} */ given) => {
      if (given.method === asked.method) page.post(page.message(page.payload(given)));
      return null;
    } };
    dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info: { name: 'Mine' }, provider: mine } }));
    page.watch(heard.request(asked));
  },
};
