/** @type {import('../types.js').Attack} */
export default {
  attack: 'instanceof of CustomEvent says yes to everything and no to announcements.',
  expected: 'held',
  run: (page) => {
    Object.defineProperty(CustomEvent, Symbol.hasInstance, { value: () => false });
    window.dispatchEvent(new Event('eip6963:requestProvider'));
    page.ask(page.approval);
  },
};
