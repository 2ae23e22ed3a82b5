import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'An operator for all pictures is asked for.',
  expected: 'held',
  atLeast: 'high',
  run: (page) => page.raw(page.transaction(page.contracts.nft, `0xa22cb465${word(BigInt(page.contracts.spender))}${word(1n)}`)),
};
