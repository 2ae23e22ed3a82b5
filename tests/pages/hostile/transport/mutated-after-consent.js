/** @type {import('../types.js').Attack} */
export default {
  attack: 'The person continues, and a listener of the page changes the message on its last way to the wallet.',
  known: ['toctou'],
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const hidden = page.approval;
    addEventListener('message', ({ data }) => {
      const one = data?.data?.data;
      if (one?.method === 'eth_sendTransaction') Object.assign(one, hidden), Object.assign(one.params[0], hidden.params[0]);
    }, true);
    page.raw(page.approvalOf(7_000_001n));
  },
};
