/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page uses the form of asking that answers at once.',
  expected: 'refused 4200',
  run: (page) => {
    page.watch(new Promise((resolve) => resolve(page.provider.send(page.payload(page.approval)))));
  },
};
