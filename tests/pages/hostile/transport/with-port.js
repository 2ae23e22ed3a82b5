/** @type {import('../types.js').Attack} */
export default {
  attack: 'The message carries a port, so that it is unlike any message of the wallet.',
  expected: 'held',
  run: (page) => page.raw(page.approval, (message) => window.postMessage(message, '*', [new MessageChannel().port1])),
};
