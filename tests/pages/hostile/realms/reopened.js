/** @type {import('../types.js').Attack} */
export default {
  attack: 'document.open() takes all listeners from the window, ours and the wallet\'s, and the page goes on from there.',
  expected: 'held',
  fence: false,
  run: (page) => {
    const { provider } = page;
    document.open();
    document.write('<!doctype html><title>again</title><body></body>');
    document.close();
    const again = /** @type {any} */ (window).ethereum ?? provider;
    for (const one of [provider, again]) one.request(page.approval).catch(() => {});
    page.post(page.message(page.payload(page.approval)));
  },
};
