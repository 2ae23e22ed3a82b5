/** @type {import('../types.js').Attack} */
export default {
  wallets: ['unknown'],
  attack: 'The request stands on Object.prototype, and what the provider is given has none of its own.',
  expected: 'ignored',
  variants: ['undefined', 'send', 'batch', 'number'],
  run: (page, variant) => {
    const { provider, approval } = page;
    const owner = variant === 'number' ? Number.prototype : Object.prototype;
    Object.assign(owner, approval);
    /** @type {Record<string, () => any>} */
    const ways = {
      undefined: () => provider.request({ method: undefined, params: undefined }),
      send: () => provider.send({ id: 7 }, () => {}),
      batch: () => provider.sendAsync([{ id: 7 }], () => {}),
      number: () => provider.sendAsync(7, () => {}),
    };
    try {
      ways[variant]?.()?.catch?.(() => {});
    } catch { /* Refused. */ } finally {
      for (const key of Object.keys(approval)) delete /** @type {any} */ (owner)[key];
    }
  },
};
