import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The spender is a contract that does what anybody tells it.',
  known: ['public-spender'],
  expected: 'judged-as critical: spender-anyone-can-drive',
  run: (page) => {
    const { plain, multicall3 } = page.contracts;
    page.raw(page.transaction(plain, `0x095ea7b3${word(BigInt(multicall3))}${word(1n << 255n)}`));
  },
};
