import { answerFor } from '../forge.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The page names another chain for the wallet; the person continues, and the wallet is asked for that chain.',
  expected: 'forwarded as judged',
  person: 'continue',
  run: (page) => {
    answerFor(page, { eth_chainId: '0x1' });
    page.raw(page.approvalOf(7_000_001n));
  },
};
