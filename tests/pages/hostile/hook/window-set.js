/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'The page sets window.ethereum to an object that inherits from the provider.',
  expected: 'held',
  run: (page) => {
    const heir = Object.create(page.provider);
    try { /** @type {any} */ (window).ethereum = heir; } catch { /* Refused. */ }
    page.ask(page.approval, /** @type {any} */ (window).ethereum);
  },
};
