import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The spender looks like a known contract at both ends.',
  known: ['address-poisoning'],
  expected: 'held',
  atLeast: 'critical',
  run: (page) => {
    const like = `0x000000000022D473${'1'.repeat(16)}9F6B43aC78BA3`.slice(0, 42).padEnd(42, '3');
    page.raw(page.transaction(page.contracts.plain, `0x095ea7b3${word(BigInt(like))}${word(1n << 255n)}`));
  },
};
