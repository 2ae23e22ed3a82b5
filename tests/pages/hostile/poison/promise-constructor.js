import { askPoisoned } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page replaces the constructor of promises, or of errors, or of proxies, or of message channels.',
  expected: 'held',
  shows: '7[.,]?000001',
  variants: ['Promise', 'Error', 'Proxy', 'MessageChannel', 'MessageEvent', 'CustomEvent', 'Event', 'Map', 'WeakMap', 'WeakSet', 'Array', 'Object', 'String', 'Function', 'Symbol'],
  run: (page, variant) => askPoisoned(page, [[window, variant]]),
};
