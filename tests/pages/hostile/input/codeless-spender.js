import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The spender has no code: a person, or a contract that comes later.',
  known: ['eoa-spender', 'create2-spender'],
  expected: 'held',
  atLeast: 'critical',
  run: (page) => page.raw(page.transaction(page.contracts.plain, `0x095ea7b3${word(0xabcdefn << 96n)}${word(1n << 255n)}`)),
};
