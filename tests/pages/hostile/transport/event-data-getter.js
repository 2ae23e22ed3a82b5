/** @type {import('../types.js').Attack} */
export default {
  attack: 'A made-up event gives other data at each reading, by a getter of its own.',
  expected: 'ignored',
  run: (page) => page.raw(page.approval, (message) => {
    const event = new MessageEvent('message', { source: window, origin: page.origin });
    let reads = 0;
    Object.defineProperty(event, 'data', { get: () => (reads++ ? message : {}) });
    window.dispatchEvent(event);
  }),
};
