/** @type {import('../types.js').Attack} */
export default {
  attack: 'While the provider\'s request is held, the page posts copies of it, to ride on its consent.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    const asked = page.approvalOf(7_000_001n);
    asked.params[0].chainId = `0x${page.chainId.toString(16)}`;
    const answer = page.provider.request(asked);
    page.watch(answer.finally(() => { for (let times = 0; times < 3; times++) page.post(page.message(page.payload(asked))); }));
  },
};
