import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces what regular expressions do.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['exec', 'test', 'replace'],
  run: (page, variant) => askPoisoned(page, [[RegExp.prototype, variant in RegExp.prototype ? variant : /** @type {any} */ (Symbol)[variant]]]),
};
