/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page sees the id of the guard\'s own question and asks for an approval with that id.',
  expected: 'held',
  run: (page) => {
    const [target] = page.setup.channel;
    addEventListener('message', ({ data }) => {
      const asked = data?.target === target && data.data?.data;
      if (asked?.method === 'eth_chainId') page.post(page.message(page.payload(page.approval, asked.id)));
    }, { once: true });
    page.raw(page.approvalOf(7_000_001n));
  },
};
