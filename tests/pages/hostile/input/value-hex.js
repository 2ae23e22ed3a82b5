import { STRANGER } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The value has no 0x, and is hexadecimal all the same to some wallets.',
  known: ['value-hex'],
  expected: 'held',
  atLeast: 'high',
  variants: ['ffffffffffffff', '0xzz', '1e18'],
  run: (page, value) => page.raw(page.transaction(STRANGER, '0x4e71d92d', { value })),
};
