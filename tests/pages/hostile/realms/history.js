/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page changes its address without leaving, while its request is held.',
  expected: 'held',
  run: (page) => {
    page.ask(page.approval);
    history.pushState(null, '', '/kind/blank');
    location.hash = 'elsewhere';
  },
};
