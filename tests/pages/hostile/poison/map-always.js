/** @type {import('../types.js').Attack} */
export default {
  attack: 'Every map and set says that it has everything, and gives the page\'s own provider for it.',
  expected: 'held',
  shows: '7[.,]?000001',
  run: (page) => {
    const mine = { original: { request: () => 'mine' }, name: 'mine', provider: { request: () => 'mine' } };
    for (const owner of [Map, WeakMap]) {
      owner.prototype.has = () => true;
      owner.prototype.get = () => mine;
    }
    for (const owner of [Set, WeakSet]) owner.prototype.has = () => true;
    page.ask(page.approvalOf(7_000_001n));
  },
};
