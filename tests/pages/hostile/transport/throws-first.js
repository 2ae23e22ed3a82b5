/** @type {import('../types.js').Attack} */
export default {
  attack: 'The data of a made-up event cannot be read the first time.',
  expected: 'ignored',
  run: (page) => page.raw(page.approval, (message) => {
    let reads = 0;
    page.makeUp({ get target() { if (!reads++) throw new Error('later'); return message.target; }, data: message.data });
  }),
};
