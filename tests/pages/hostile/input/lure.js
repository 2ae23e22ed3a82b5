import { STRANGER } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'A call with a tempting name takes coin.',
  known: ['lure-payable'],
  expected: 'held',
  atLeast: 'high',
  run: (page) => page.raw(page.transaction(STRANGER, '0x4e71d92d', { value: '0xde0b6b3a7640000' })),
};
