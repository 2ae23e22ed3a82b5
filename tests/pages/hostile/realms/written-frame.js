/** @type {import('../types.js').Attack} */
export default {
  attack: 'A frame\'s document is written by the page, with the attack as its first script.',
  expected: 'held',
  run: (page) => {
    const frame = /** @type {any} */ (document.body.appendChild(document.createElement('iframe')));
    const message = JSON.stringify(page.message(page.payload(page.approval)));
    frame.contentDocument.write(`<script>parent.postMessage.call(parent, ${message}, '*'); postMessage(${message}, '*')</script>`);
    page.raw(page.approval, (own) => frame.contentWindow.postMessage.call(window, own, '*'));
  },
};
