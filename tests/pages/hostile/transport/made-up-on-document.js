/** @type {import('../types.js').Attack} */
export default {
  attack: 'A made-up message event bubbles from the document up to the window.',
  expected: 'held',
  run: (page) => page.raw(page.approval, (message) => page.makeUp(message, document, { bubbles: true })),
};
