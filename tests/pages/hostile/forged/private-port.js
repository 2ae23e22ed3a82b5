/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page dispatches the event by which the guard\'s two halves once found each other, with a port of its own.',
  expected: 'held',
  atLeast: 'medium',
  variants: ['document', 'window', 'element'],
  run: (page, variant) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => port1.postMessage({ ...data, kind: 'decide', error: null });
    const target = variant === 'document' ? document : variant === 'window' ? window : document.body;
    target.dispatchEvent(new MessageEvent('countersign', { ports: [port2], bubbles: true }));
    port1.postMessage({ kind: 'decide', number: 1, snapshot: JSON.stringify(page.approval), error: null });
    page.ask(page.approval);
  },
};
