/** @type {import('../types.js').Attack} */
export default {
  attack: 'The chain of a permit is written unusually, or is missing.',
  known: ['padded-chainid', 'missing-chainid'],
  expected: 'held',
  atLeast: 'high',
  variants: ['padded', 'missing', 'zero', 'another'],
  run: (page, variant) => {
    const data = page.permit;
    const hex = page.chainId.toString(16);
    /** @type {Record<string, unknown>} */
    const written = { padded: `0x${hex.padStart(64, '0')}`, text: String(page.chainId), hex: `0x${hex}`, zero: 0, negative: -1, another: 1 };
    if (variant === 'missing') {
      delete data.domain.chainId;
      data.types.EIP712Domain.splice(2, 1);
    } else data.domain.chainId = written[variant];
    page.raw(page.typedData(data));
  },
};
