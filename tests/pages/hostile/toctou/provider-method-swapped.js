/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces request on the provider\'s prototype while the person reads, to send another one with the consent.',
  expected: 'held, then refused 4001',
  person: 'refuse',
  run: (page) => {
    const hidden = page.approval;
    page.ask(page.approvalOf(7_000_001n));
    for (let at = Object.getPrototypeOf(page.provider); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      if (!Object.hasOwn(at, 'request')) continue;
      const { request } = at;
      at.request = function () { return request.call(this, hidden); };
    }
  },
};
