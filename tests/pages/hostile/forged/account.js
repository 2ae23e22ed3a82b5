import { answerFor } from '../forge.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page names another account for the wallet.',
  expected: 'held',
  atLeast: 'medium',
  run: (page) => {
    answerFor(page, { eth_accounts: ['0x00000000000000000000000000000000000000aa'] });
    page.raw(page.approval);
  },
};
