/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page makes lists of providers as other wallets do, and asks by what it finds in them.',
  known: ['provider-timing'],
  expected: 'held',
  variants: ['providers', 'providerMap', 'selectedProvider', 'currentProvider'],
  run: (page, variant) => {
    const { provider } = page;
    try {
      provider[variant] = variant === 'providerMap' ? new Map([['x', provider]]) : variant === 'providers' ? [provider] : provider;
    } catch { /* It is not taken. */ }
    const found = provider[variant];
    page.ask(page.approval, variant === 'providerMap' ? found?.get?.('x') ?? provider : variant === 'providers' ? found?.[0] ?? provider : found ?? provider);
  },
};
