/** @type {import('../types.js').Attack} */
export default {
  attack: 'A listener of the page changes the inner part of a message that is addressed to the wallet and carries nothing.',
  expected: 'ignored',
  run: (page) => {
    const message = page.message(page.payload(page.approval));
    addEventListener('message', ({ data }) => {
      if (data?.data?.mark === 'to be changed') Object.assign(data.data, message.data);
    }, true);
    page.post({ target: message.target, data: { mark: 'to be changed' } });
  },
};
