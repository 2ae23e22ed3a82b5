import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'Everything that can be replaced is replaced at once, and the person continues.',
  expected: 'forwarded as judged',
  person: 'continue',
  shows: '7[.,]?000001',
  run: (page) => {
    /** @type {[any, PropertyKey][]} */
    const places = [];
    for (const owner of [Map, WeakMap, WeakSet, Set, String, RegExp, MessagePort]) {
      for (const key of Object.getOwnPropertyNames(owner.prototype)) {
        const found = Object.getOwnPropertyDescriptor(owner.prototype, key);
        if (key !== 'constructor' && typeof found?.value === 'function') places.push([owner.prototype, key]);
      }
    }
    askPoisoned(page, places);
  },
};
