/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page uses the older forms of asking.',
  known: ['batch-jsonrpc'],
  expected: 'held',
  variants: ['send(method, params)', 'send(payload, callback)', 'sendAsync(payload, callback)', 'sendAsync(array, callback)', 'send(array, callback)'],
  run: (page, variant) => {
    const { provider, approval } = page;
    const payload = page.payload(approval);
    const asked = variant.includes('array') ? [page.payload(page.harmless), payload] : payload;
    page.watch(variant === 'send(method, params)' ? provider.send(approval.method, approval.params)
      : new Promise((resolve, reject) => {
        provider[variant.startsWith('sendAsync') ? 'sendAsync' : 'send'](asked, (/** @type {any} */ error, /** @type {any} */ answer) => (error ? reject(error) : resolve(answer)));
      }));
  },
};
