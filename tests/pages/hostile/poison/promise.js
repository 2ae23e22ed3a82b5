import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method of promises, to change a decision or what follows it.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['then', 'catch', 'finally'],
  run: (page, variant) => askPoisoned(page, [[Promise.prototype, variant]]),
};
