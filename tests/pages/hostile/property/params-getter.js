/** @type {import('../types.js').Attack} */
export default {
  attack: 'A getter gives other params at the second reading.',
  known: ['toctou'],
  expected: 'forwarded as judged',
  person: 'continue',
  shows: '7[.,]?000001',
  run: (page) => {
    const shown = page.approvalOf(7_000_001n);
    const hidden = page.approval;
    let reads = 0;
    page.ask({ method: shown.method, get params() { return reads++ ? hidden.params : shown.params; } });
  },
};
