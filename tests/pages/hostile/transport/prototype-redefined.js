/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page redefines the getters of message events for everybody in its world.',
  expected: 'held',
  run: (page) => {
    Object.defineProperty(MessageEvent.prototype, 'data', { get: () => ({}) });
    Object.defineProperty(MessageEvent.prototype, 'source', { get: () => null });
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true, configurable: true });
    page.raw(page.approval);
  },
};
