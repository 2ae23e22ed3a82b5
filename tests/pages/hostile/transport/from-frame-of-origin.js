/** @type {import('../types.js').Attack} */
export default {
  attack: 'A frame of the same origin, closed at once, posts to the page so that nobody is the source.',
  expected: 'ignored',
  run: async (page) => {
    const frame = /** @type {any} */ (await page.frame({ src: page.address('kind/blank') }));
    frame.contentWindow.eval(`parent.postMessage(${JSON.stringify(page.message(page.payload(page.approval)))}, '*')`);
    frame.remove();
    await new Promise((resolve) => setTimeout(resolve));
  },
};
