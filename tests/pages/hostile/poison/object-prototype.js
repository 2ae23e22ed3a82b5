import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method that every object has.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'],
  run: (page, variant) => askPoisoned(page, [[Object.prototype, variant]]),
};
