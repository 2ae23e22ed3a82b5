/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'A batch is changed after the call, and its length too.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const batch = [page.payload(page.approvalOf(7_000_001n))];
    page.watch(new Promise((resolve, reject) => {
      page.provider.sendAsync(batch, (/** @type {any} */ error, /** @type {any} */ answer) => (error ? reject(error) : resolve(answer)));
    }));
    batch[0] = page.payload(page.approval);
    batch.push(page.payload(page.approval));
  },
};
