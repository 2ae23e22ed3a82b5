import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'Offsets point backwards, beyond the end, at themselves, or leave gaps.',
  known: ['offset-tricks'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['0', '31', '115792089237316195423570985008687907853269984665640564039457584007913129639935'],
  run: (page, offset) => {
    const { data } = page.approval.params[0];
    page.raw(page.transaction(page.contracts.plain, `0xac9650d8${word(BigInt(offset))}${word(1n)}${word(32n)}${word(68n)}${data.slice(2).padEnd(192, '0')}`));
  },
};
