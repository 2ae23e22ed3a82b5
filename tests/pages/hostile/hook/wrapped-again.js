/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page wraps the provider in a Proxy that calls it with itself as the receiver.',
  expected: 'held',
  run: (page) => {
    const mine = new Proxy(page.provider, { get: (target, key, receiver) => Reflect.get(target, key, receiver) });
    page.ask(page.approval, mine);
  },
};
