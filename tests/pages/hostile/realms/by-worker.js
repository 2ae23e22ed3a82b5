/** @type {import('../types.js').Attack} */
export default {
  attack: 'A worker, which has no hook, sends the message through the page.',
  expected: 'held',
  variants: ['blob worker', 'shared worker'],
  run: async (page, variant) => {
    const code = 'const echo = (port) => (event) => port.postMessage(event.data); self.onmessage = echo(self); self.onconnect = ({ ports: [port] }) => { port.onmessage = echo(port); };';
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const port = /** @type {any} */ (variant === 'shared worker' ? new SharedWorker(address).port : new Worker(variant === 'worker' ? `data:text/javascript,${encodeURIComponent(code)}` : address));
    const echoed = new Promise((resolve) => { port.onmessage = (/** @type {any} */ event) => resolve(event.data); });
    const payload = page.payload(page.approval);
    page.watch(page.answerTo(payload.id));
    port.postMessage(page.message(payload));
    page.post(await echoed);
  },
};
