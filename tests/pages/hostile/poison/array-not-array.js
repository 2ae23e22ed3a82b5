/** @type {import('../types.js').Attack} */
export default {
  attack: 'Array.isArray says that nothing is an array, so that a batch looks like one request.',
  expected: 'held',
  run: (page) => {
    Array.isArray = /** @type {any} */ (() => false);
    page.watch(new Promise((resolve, reject) => {
      page.provider.sendAsync([page.payload(page.harmless), page.payload(page.approval)], (/** @type {any} */ error, /** @type {any} */ answer) => (error ? reject(error) : resolve(answer)));
    }));
  },
};
