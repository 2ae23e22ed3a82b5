const NAMES = ['rabby', 'coinbaseWalletExtension', 'phantom', 'okxwallet', 'trustwallet', 'web3', 'tally', 'zerionWallet', 'enkrypt'];

/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page looks for the provider under every name that a wallet gives itself.',
  expected: 'held',
  run: (page) => {
    const found = NAMES.map((name) => /** @type {any} */ (window)[name]).flatMap((one) => [one, one?.ethereum, one?.currentProvider, one?.providers?.ethereum]);
    for (const provider of found) if (typeof provider?.request === 'function') provider.request(page.approval).catch?.(() => {});
    page.ask(page.approval);
  },
};
