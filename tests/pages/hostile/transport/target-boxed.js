/** @type {import('../types.js').Attack} */
export default {
  attack: 'The target is a String object, which is a text once it is JSON. Firefox shows it to no extension.',
  expected: { chromium: 'held', else: 'ignored' },
  run: (page) => page.raw(page.approval, (message) => page.post({ ...message, target: new String(message.target) })),
};
