/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page fills an event by initMessageEvent, which sets all fields at once.',
  expected: 'held',
  run: (page) => page.raw(page.approval, (message) => {
    const event = document.createEvent('MessageEvent');
    event.initMessageEvent('message', false, false, message, page.origin, '', window, []);
    window.dispatchEvent(event);
  }),
};
