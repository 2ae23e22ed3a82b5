/** @type {import('../types.js').Attack} */
export default {
  attack: 'The data of a made-up event shows another target at each reading.',
  expected: 'ignored',
  run: (page) => page.raw(page.approval, (message) => {
    let reads = 0;
    page.makeUp({ get target() { return reads++ ? message.target : 'nobody'; }, data: message.data });
  }),
};
