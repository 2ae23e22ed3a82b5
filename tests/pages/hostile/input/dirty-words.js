import { word } from '../shared.js';

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The unused bytes before an address or a bool are not empty, which old tokens overlook.',
  known: ['dirty-words'],
  expected: 'held',
  atLeast: 'high',
  variants: ['address', 'bool'],
  run: (page, variant) => {
    const { plain, nft, spender } = page.contracts;
    const dirty = `ffffffffffffffffffffffff${spender?.slice(2)}`;
    page.raw(variant === 'address'
      ? page.transaction(plain, `0x095ea7b3${dirty}${word(1n << 255n)}`)
      : page.transaction(nft, `0xa22cb465${word(BigInt(spender))}${word(0x100n)}`));
  },
};
