/** @type {import('../types.js').Attack} */
export default {
  attack: 'The spender is written so that libraries disagree about it.',
  known: ['addr-coercion'],
  expected: 'held',
  atLeast: 'high',
  variants: ['decimal', '0X', 'short', 'without 0x', 'wrong checksum'],
  run: (page, variant) => {
    const { spender } = page.contracts;
    const data = page.permit;
    const text = String(spender);
    /** @type {Record<string, unknown>} */
    const written = {
      decimal: BigInt(text).toString(), number: 1, '0X': text.replace('0x', '0X'), short: text.slice(0, 40), 'without 0x': text.slice(2),
      'with spaces': ` ${text} `, array: [text], 'wrong checksum': `0x${text.slice(2).toUpperCase()}`,
    };
    data.message.spender = written[variant];
    page.raw(page.typedData(data));
  },
};
