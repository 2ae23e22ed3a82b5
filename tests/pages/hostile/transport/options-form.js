/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page posts with the form of postMessage that takes options.',
  expected: 'held',
  run: (page) => page.raw(page.approval, (message) => window.postMessage(message, { targetOrigin: '/' })),
};
