/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request is a thenable, so that whoever awaits it gets another one.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const hidden = page.approval;
    page.ask(/** @type {any} */ ({ ...page.approvalOf(7_000_001n), then: (/** @type {any} */ resolve) => resolve(hidden) }));
  },
};
