import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a function of Object.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['create', 'freeze', 'assign', 'keys', 'entries', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf'],
  run: (page, variant) => askPoisoned(page, [[Object, variant]]),
};
