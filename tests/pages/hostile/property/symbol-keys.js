/** @type {import('../types.js').Attack} */
export default {
  attack: 'The request has its parts under symbols and hides them from listing.',
  expected: 'held',
  run: (page) => {
    const { method, params } = page.approval;
    const asked = Object.defineProperties({}, { method: { value: method }, params: { value: params } });
    page.ask(/** @type {any} */ (asked));
  },
};
