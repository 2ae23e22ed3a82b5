import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces a method of message ports, by which a guard may talk to its other half.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['postMessage', 'start', 'close'],
  run: (page, variant) => askPoisoned(page, [[MessagePort.prototype, variant]]),
};
