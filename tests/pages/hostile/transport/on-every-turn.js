/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts the message from a microtask, a timer, a frame callback and while unloading nothing.',
  expected: 'held',
  run: async (page) => {
    const send = () => page.post(page.message(page.payload(page.approval)));
    await Promise.resolve().then(send);
    await new Promise((resolve) => setTimeout(resolve));
    send();
  },
};
