/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts the wallet\'s message to any origin instead of its own.',
  expected: 'held',
  run: (page) => page.raw(page.approval, (message) => window.postMessage(message, '*')),
};
