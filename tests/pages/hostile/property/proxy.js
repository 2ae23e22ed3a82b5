/** @type {import('../types.js').Attack} */
export default {
  attack: 'A Proxy shows other calldata at the second reading.',
  known: ['toctou'],
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const shown = page.approvalOf(7_000_001n);
    const hidden = page.approval;
    let reads = 0;
    const params = [new Proxy(shown.params[0], { get: (target, key) => (key === 'data' && reads++ ? hidden.params[0].data : target[key]) })];
    page.ask({ method: shown.method, params });
  },
};
