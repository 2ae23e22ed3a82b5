/** @type {import('../types.js').Attack} */
export default {
  attack: 'Bytes are written so that one library reads text and another hexadecimal.',
  known: ['bytes-coercion'],
  expected: 'held',
  atLeast: 'high',
  variants: ['1234', '0x123'],
  run: (page, nonce) => {
    const data = page.permit;
    data.types.Permit[3] = { name: 'nonce', type: 'bytes' };
    data.message.nonce = nonce;
    page.raw(page.typedData(data));
  },
};
