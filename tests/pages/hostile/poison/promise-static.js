import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a function of Promise itself.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['resolve', 'reject', 'all', 'race', 'withResolvers'],
  run: (page, variant) => askPoisoned(page, [[Promise, variant]]),
};
