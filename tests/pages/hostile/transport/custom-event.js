/** @type {import('../types.js').Attack} */
export default {
  attack: 'An event of another class has the fields of a message event.',
  expected: 'ignored',
  run: (page) => page.raw(page.approval, (message) => {
    window.dispatchEvent(Object.assign(new Event('message'), { data: message, source: window, origin: page.origin }));
  }),
};
