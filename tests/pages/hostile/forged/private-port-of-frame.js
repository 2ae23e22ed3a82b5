/** @type {import('../types.js').Attack} */
export default {
  attack: 'In a sandboxed frame where no script runs the page plays the guard\'s own half, and asks by the port.',
  expected: 'held',
  atLeast: 'medium',
  run: async (page) => {
    const frame = await page.frame({ sandbox: 'allow-same-origin', src: page.address('kind/blank') });
    const { port1, port2 } = new MessageChannel();
    const inside = /** @type {Document} */ (frame.contentDocument);
    inside.dispatchEvent(new MessageEvent('countersign', { ports: [port2] }));
    port1.onmessage = ({ data }) => {
      if (data.kind === 'call') port1.postMessage({ kind: 'answer', number: data.number, result: '"0x1"' });
    };
    port1.postMessage({ kind: 'request', number: 1, snapshot: '{"method":"eth_chainId"}', provider: 1, name: 'mine' });
    port1.postMessage({ kind: 'settled', number: 1, ok: true });
    page.ask(page.approval);
  },
};
