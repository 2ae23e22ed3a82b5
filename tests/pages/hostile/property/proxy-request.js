/** @type {import('../types.js').Attack} */
export default {
  attack: 'The whole request is a Proxy that gives each reader something else.',
  expected: 'held',
  run: (page) => {
    const hidden = page.approval;
    const shown = page.approvalOf(7_000_001n);
    let reads = 0;
    page.ask(new Proxy(shown, { get: (target, key) => (reads++ > 1 ? hidden : target)[/** @type {'method'} */ (key)] }));
  },
};
