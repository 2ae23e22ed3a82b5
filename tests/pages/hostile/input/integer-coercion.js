/** @type {import('../types.js').Attack} */
export default {
  attack: 'The amount is written so that libraries read different numbers.',
  known: ['int-coercion'],
  expected: 'held',
  atLeast: 'high',
  variants: ['" 5 "', '"0o17"', '""', '"0x"', '1e21', '9007199254740993', '"-1"', 'true'],
  run: (page, value) => {
    const text = JSON.stringify(page.permit).replace(`"value":"${(1n << 256n) - 1n}"`, `"value":${value}`);
    page.raw(page.typedData(text));
  },
};
