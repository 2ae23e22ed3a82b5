/** @type {import('../types.js').Attack} */
export default {
  attack: 'The contract of a permit is a decimal number, or no address.',
  known: ['int-verifyingContract'],
  expected: 'held',
  atLeast: 'high',
  variants: ['decimal', 'name', 'missing'],
  run: (page, variant) => {
    const data = page.permit;
    /** @type {Record<string, unknown>} */
    const written = { decimal: BigInt(page.contracts.plain ?? 0).toString(), number: 1, name: 'usdc.eth', empty: '' };
    if (variant === 'missing') {
      delete data.domain.verifyingContract;
      data.types.EIP712Domain.pop();
    } else data.domain.verifyingContract = written[variant];
    page.raw(page.typedData(data));
  },
};
