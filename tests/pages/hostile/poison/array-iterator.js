import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces how arrays are walked through and spread.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['Symbol.iterator', 'next', 'isArray', 'from', 'of'],
  run: (page, variant) => {
    if (variant === 'Symbol.iterator') return askPoisoned(page, [[Array.prototype, Symbol.iterator]]);
    if (variant === 'next') return askPoisoned(page, [[Object.getPrototypeOf([][Symbol.iterator]()), 'next']]);
    return askPoisoned(page, [[Array, variant]]);
  },
};
