/** @type {import('../types.js').Attack} */
export default {
  attack: 'A new window\'s functions are used on the page\'s own window.',
  expected: 'held',
  variants: ['about:blank', '/kind/blank', '/kind/nothing', '/kind/never', 'javascript:""'],
  run: (page, variant) => {
    const opened = /** @type {any} */ (window.open(variant, '_blank', 'popup'));
    page.raw(page.approval, (message) => {
      if (opened) opened.postMessage.call(window, message, '*');
      else page.post(message);
    });
    opened?.close();
  },
};
