import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'approve(…, 0), which ends an allowance of a token, gives away picture 0.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => page.raw(page.transaction(page.contracts.nft, `0x095ea7b3${word(BigInt(page.contracts.spender))}${word(0n)}`)),
};
