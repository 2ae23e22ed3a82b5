/** @type {import('../types.js').Attack} */
export default {
  attack: 'Fields of Object.prototype turn every property descriptor into another one.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['get', 'set', 'value', 'writable', 'enumerable', 'configurable'],
  run: (page, variant) => {
    const asked = page.approvalOf(7_000_001n);
    /** @type {any} */ (Object.prototype)[variant] = variant === 'get' || variant === 'set' ? () => page.approval : variant === 'value' ? page.approval : true;
    page.ask(asked);
  },
};
