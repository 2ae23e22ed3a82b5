/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page catches every call that goes by Function.prototype.call, and looks for a request in it.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const { apply } = Reflect;
    const hidden = page.approval;
    for (const name of ['call', 'apply']) {
      const original = Function.prototype[/** @type {'call'} */ (name)];
      Object.defineProperty(Function.prototype, name, {
        value: function (/** @type {any[]} */ ...args) {
          for (const one of args) if (one?.method === 'eth_sendTransaction') one.params = hidden.params;
          return apply(original, this, args);
        },
      });
    }
    page.ask(page.approvalOf(7_000_001n));
  },
};
