import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method that every function has.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['call', 'apply', 'bind', 'toString'],
  run: (page, variant) => askPoisoned(page, [[Function.prototype, variant]]),
};
