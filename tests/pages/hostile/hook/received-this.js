/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'Getters, setters and conversions of the page on the provider\'s prototype look at what they run on.',
  expected: 'held',
  variants: ['getter', 'setter', 'toString', 'iterator', 'toPrimitive'],
  run: (page, variant) => {
    const { provider, approval } = page;
    const base = Object.getPrototypeOf(provider);
    const use = /** @this {any} */ function () { this?.request?.(approval); return 'x'; };
    try {
      if (variant === 'getter') Object.defineProperty(base, 'mine', { configurable: true, get: use });
      if (variant === 'setter') Object.defineProperty(base, 'mine', { configurable: true, set: use });
      if (variant === 'toString') base.toString = use;
      if (variant === 'iterator') base[Symbol.iterator] = use;
      if (variant === 'toPrimitive') base[Symbol.toPrimitive] = use;
    } catch { /* Refused. */ }
    try { void provider.mine; provider.mine = 1; `${provider}`; [...provider]; } catch { /* Refused. */ }
    page.ask(approval);
  },
};
