/** @type {import('../types.js').Attack} */
export default {
  attack: 'A permit\'s bool is written as something that wallets sign as true.',
  known: ['bool-coercion'],
  expected: 'held',
  atLeast: 'high',
  variants: ['"false"', '"0"', '1', '{}'],
  run: (page, allowed) => {
    const data = page.daiPermit;
    data.message.allowed = JSON.parse(allowed);
    page.raw(page.typedData(data));
  },
};
