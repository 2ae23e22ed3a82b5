/** @type {import('../types.js').Attack} */
export default {
  attack: 'A made-up message event bubbles from inside of a shadow root up to the window.',
  expected: { firefox: 'ignored', else: 'held' },
  run: (page) => page.raw(page.approval, (message) => {
    const shadow = document.documentElement.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
    page.makeUp(message, shadow.appendChild(document.createElement('p')), { bubbles: true, composed: true });
  }),
};
