import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a function of Reflect.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['apply', 'construct', 'get', 'set', 'has', 'ownKeys', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'deleteProperty'],
  run: (page, variant) => askPoisoned(page, [[Reflect, variant]]),
};
