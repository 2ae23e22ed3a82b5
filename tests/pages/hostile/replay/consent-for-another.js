/** @type {import('../types.js').Attack} */
export default {
  attack: 'With the consent for a small amount, the page posts a larger one at the same moment.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const [target] = page.setup.channel;
    const hidden = page.payload(page.approval);
    addEventListener('message', ({ data }) => {
      if (data?.target === target && data.data?.data?.method === 'eth_sendTransaction') page.makeUp(page.message(hidden));
    }, { once: true });
    page.raw(page.approvalOf(7_000_001n));
  },
};
