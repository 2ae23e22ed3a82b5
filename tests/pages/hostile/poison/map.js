import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method of maps and sets, where a guard may keep what it waits for.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['Map.get', 'Map.set', 'Map.has', 'Map.delete', 'WeakMap.get', 'WeakMap.set', 'WeakMap.has', 'WeakSet.has', 'WeakSet.add', 'Set.has', 'Set.add'],
  run: (page, variant) => {
    const [owner = '', key = ''] = variant.split('.');
    askPoisoned(page, [[/** @type {any} */ (window)[owner].prototype, key]]);
  },
};
