/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page takes request from the provider\'s prototype and calls it on the provider.',
  known: ['provider-timing'],
  expected: 'held',
  run: (page) => {
    for (let at = Object.getPrototypeOf(page.provider); at; at = Object.getPrototypeOf(at)) {
      if (Object.hasOwn(at, 'request')) return page.watch(at.request.call(page.provider, page.approval));
    }
    throw new Error('no request on the prototypes');
  },
};
