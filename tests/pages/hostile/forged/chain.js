import { answerFor } from '../forge.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page answers the guard\'s question for the chain before the wallet does.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    answerFor(page, { eth_chainId: '0x1' });
    page.raw(page.approval);
  },
};
