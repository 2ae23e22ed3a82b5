/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page puts the prompt into a frame, to lay itself over it or to press its buttons.',
  known: ['popup-fatigue / clickjack'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['iframe', 'object', 'embed', 'window'],
  run: (page, variant) => {
    const address = `${page.setup.extension}prompt.html`;
    page.raw(page.approval);
    if (variant === 'window') {
      try { window.open(address, '_blank', 'popup')?.close(); } catch { /* Refused. */ }
      return;
    }
    const element = /** @type {any} */ (document.body.appendChild(document.createElement(variant)));
    element[variant === 'object' ? 'data' : 'src'] = address;
  },
};
