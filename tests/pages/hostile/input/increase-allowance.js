import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The allowance is raised by other calls than approve.',
  known: ['increaseAllowance'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['increaseAllowance', 'increaseApproval', 'approveAndCall'],
  run: (page, variant) => {
    const { plain, spender } = page.contracts;
    /** @type {Record<string, string>} */
    const selectors = { increaseAllowance: '0x39509351', increaseApproval: '0xd73dd623', approveAndCall: '0xcae9ca51' };
    const more = variant === 'approveAndCall' ? word(96n) + word(0n) : '';
    page.raw(page.transaction(plain, `${selectors[variant]}${word(BigInt(spender))}${word(1n << 255n)}${more}`));
  },
};
