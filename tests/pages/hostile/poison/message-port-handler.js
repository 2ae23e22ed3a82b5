/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page redefines onmessage of ports and data of events, to hear or make up a decision.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const allow = { kind: 'decide', number: 1, snapshot: JSON.stringify(page.approval), error: null };
    Object.defineProperty(MessagePort.prototype, 'onmessage', { configurable: true, get: () => () => {}, set: () => {} });
    Object.defineProperty(MessageEvent.prototype, 'data', { configurable: true, get: () => allow });
    Object.defineProperty(MessageEvent.prototype, 'ports', { configurable: true, get: () => [] });
    page.ask(page.approvalOf(7_000_001n));
  },
};
