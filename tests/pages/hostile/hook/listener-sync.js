/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'Methods of the event emitter are called with functions that get the provider as an argument.',
  expected: 'held',
  run: (page) => {
    const { provider, approval } = page;
    for (const name of ['on', 'once', 'addListener', 'prependListener']) provider[name]?.('message', (/** @type {any} */ given) => given?.request?.(approval));
    provider.emit('message', provider);
    page.ask(approval);
  },
};
