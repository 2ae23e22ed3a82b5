import { answerFor } from '../forge.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page answers the guard\'s own questions with rubbish of every type.',
  expected: 'held',
  atLeast: 'medium',
  variants: ['null', '"0xffffffffffffffffffffffff"', '[[]]', '{"toString":1}'],
  run: (page, variant) => {
    const lie = JSON.parse(variant);
    answerFor(page, { eth_chainId: lie, eth_accounts: lie });
    page.raw(page.approval);
  },
};
