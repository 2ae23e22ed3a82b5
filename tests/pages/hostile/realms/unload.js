/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page asks while it is being left.',
  expected: 'ignored',
  fence: false,
  variants: ['pagehide', 'visibilitychange', 'unload'],
  run: (page, name) => {
    const target = name === 'visibilitychange' ? document : window;
    target.addEventListener(name, () => {
      page.provider.request(page.approval).catch(() => {});
      page.post(page.message(page.payload(page.approval)));
    });
    location.href = page.address('part/after');
    // The document after this one reports.
    return new Promise(() => {});
  },
  parts: {
    after: (page) => page.tell({ __proto__: null, kind: 'performed', honest: 'not asked' }),
  },
};
