import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method of events and their targets.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['addEventListener', 'dispatchEvent', 'removeEventListener', 'stopImmediatePropagation', 'preventDefault'],
  run: (page, variant) => askPoisoned(page, [[variant in EventTarget.prototype ? EventTarget.prototype : Event.prototype, variant]]),
};
