/** @type {import('../types.js').Attack} */
export default {
  attack: 'A listener of the page makes a wallet\'s message of one that was none, on its way.',
  expected: 'ignored',
  run: (page) => {
    const message = page.message(page.payload(page.approval));
    addEventListener('message', ({ data }) => {
      if (data?.mark === 'to be changed') Object.assign(data, message);
    }, true);
    page.post({ mark: 'to be changed' });
  },
};
