/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page changes its object after the call, again and again.',
  known: ['toctou'],
  expected: 'forwarded as judged',
  person: 'continue',
  shows: '7[.,]?000001',
  run: (page) => {
    const shown = page.approvalOf(7_000_001n);
    const hidden = page.approval;
    page.ask(shown);
    shown.params[0].data = hidden.params[0].data;
    shown.params = hidden.params;
    setInterval(() => { shown.params[0].data = hidden.params[0].data; }, 1);
  },
};
