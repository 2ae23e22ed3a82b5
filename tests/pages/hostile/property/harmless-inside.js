/** @type {import('../types.js').Attack} */
export default {
  wallets: ['unknown'],
  attack: 'The transaction has a harmless method among its own fields, for whoever looks for methods there.',
  expected: 'held',
  variants: ['send(method, params)', 'bytes'],
  run: (page, variant) => {
    const { method, params } = page.approval;
    if (variant === 'send(method, params)') return page.watch(page.provider.send(method, [{ ...params[0], method: 'eth_chainId' }]));
    const bytes = Object.assign(new Uint8Array(1), page.payload({ method, params }));
    return page.watch(new Promise((resolve, reject) => {
      page.provider.sendAsync(bytes, (/** @type {any} */ error, /** @type {any} */ answer) => (error ? reject(error) : resolve(answer)));
    }));
  },
};
