/** @type {import('../types.js').Attack} */
export default {
  attack: 'The message takes a way through a BroadcastChannel, a message port and a stored event before it is dispatched.',
  expected: 'held',
  variants: ['broadcast', 'port'],
  run: async (page, variant) => {
    const payload = page.payload(page.approval);
    page.watch(page.answerTo(payload.id));
    const message = page.message(payload);
    const event = await new Promise((resolve) => {
      if (variant === 'port') {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = resolve;
        port1.postMessage(message);
      } else {
        new BroadcastChannel('x').onmessage = resolve;
        new BroadcastChannel('x').postMessage(message);
      }
    });
    await new Promise((resolve) => setTimeout(resolve));
    window.dispatchEvent(/** @type {Event} */ (event));
    page.post(/** @type {MessageEvent} */ (event).data);
  },
};
