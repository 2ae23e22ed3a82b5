import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method that every string has.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['replaceAll', 'replace', 'toLowerCase', 'toString', 'split', 'startsWith', 'includes', 'match'],
  run: (page, variant) => askPoisoned(page, [[String.prototype, variant]]),
};
