import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method that every array has.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['map', 'forEach', 'every', 'filter', 'find', 'flat', 'push', 'slice', 'splice', 'concat', 'includes', 'join', 'values'],
  run: (page, variant) => askPoisoned(page, [[Array.prototype, variant]]),
};
