/** @type {import('../types.js').Attack} */
export default {
  attack: 'Random ids are the same each time.',
  expected: 'held',
  run: (page) => {
    crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
    crypto.getRandomValues = (/** @type {any} */ array) => array;
    Math.random = () => 0;
    page.ask(page.approval);
  },
};
