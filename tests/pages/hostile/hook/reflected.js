/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page reads the provider\'s parts by every way of reflection: descriptors, entries, clones, prototypes.',
  expected: 'held',
  variants: ['descriptor', 'entries', 'assign', 'prototype chain', 'with', 'class field'],
  run: (page, variant) => {
    const { provider, approval } = page;
    const chain = () => {
      for (let at = provider; at; at = Object.getPrototypeOf(at)) {
        const found = Object.getOwnPropertyDescriptor(at, 'request');
        if (found) return found.value ?? found.get?.call(provider);
      }
    };
    /** @type {Record<string, () => any>} */
    const ways = {
      descriptor: () => Object.getOwnPropertyDescriptor(provider, 'request')?.value,
      entries: () => Object.fromEntries(Object.entries(provider)).request,
      assign: () => Object.assign({}, provider).request,
      'prototype chain': chain,
      with: () => new Function('provider', 'with (provider) { return request; }')(provider),
      'class field': () => { class Heir extends /** @type {any} */ (provider.constructor) {} return Heir.prototype.request; },
    };
    const request = ways[variant]?.() ?? provider.request;
    page.watch(Promise.resolve().then(() => request.call(provider, approval)));
  },
};
