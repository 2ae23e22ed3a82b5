/** @type {import('../types.js').Attack} */
export default {
  attack: 'The transaction writes itself differently the second time, by toJSON.',
  known: ['toctou'],
  expected: 'forwarded as judged',
  person: 'continue',
  shows: '7[.,]?000001',
  run: (page) => {
    const shown = page.approvalOf(7_000_001n);
    const hidden = page.approval;
    let writes = 0;
    page.ask({ method: shown.method, params: [{ ...hidden.params[0], toJSON: () => (writes++ ? hidden.params[0] : shown.params[0]) }] });
  },
};
