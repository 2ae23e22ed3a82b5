/** @type {import('../types.js').Attack} */
export default {
  attack: 'The frame whose functions are used was removed before.',
  expected: 'held',
  run: (page) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const { contentWindow } = /** @type {any} */ (frame);
    const { postMessage, MessageEvent: EventOf, EventTarget: TargetOf } = contentWindow;
    frame.remove();
    page.raw(page.approval, (message) => {
      try { postMessage.call(window, message, '*'); } catch { /* A detached realm posts no more. */ }
      TargetOf.prototype.dispatchEvent.call(window, new EventOf('message', { data: message, source: window, origin: page.origin }));
    });
  },
};
