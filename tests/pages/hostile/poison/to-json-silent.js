/** @type {import('../types.js').Attack} */
export default {
  wallets: ['unknown'],
  attack: 'toJSON of every list gives the params the first time and nothing afterwards, so that what is judged has none.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    let writes = 0;
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value() { return ++writes === 1 ? this : undefined; } });
    page.ask(page.approval);
    delete /** @type {any} */ (Array.prototype).toJSON;
  },
};
