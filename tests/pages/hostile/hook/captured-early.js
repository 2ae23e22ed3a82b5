/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The first script of the document keeps the provider\'s request before anything else can happen.',
  known: ['provider-timing'],
  expected: 'held',
  early: true,
  run: (page) => {
    const { provider } = page;
    const request = provider.request.bind(provider);
    page.watch(request({ method: 'eth_requestAccounts' }).then(() => request(page.approval)));
  },
};
