import { word } from '../shared.js';

/** A call of `multicall(bytes[])` around one call. @param {string} data */
const multicall = (data) => {
  const bytes = (data.length - 2) / 2;
  return `0xac9650d8${word(32n)}${word(1n)}${word(32n)}${word(BigInt(bytes))}${data.slice(2).padEnd(Math.ceil(bytes / 32) * 64, '0')}`;
};

/** @type {import('../types.js').Attack} */
export default {
  attack: 'The approval is wrapped in multicalls, several deep.',
  known: ['carrier-context', 'offset-tricks'],
  expected: 'held',
  atLeast: 'medium',
  variants: ['1', '3', '40'],
  run: (page, depth) => {
    let { data } = page.approval.params[0];
    for (let left = Number(depth); left > 0; left--) data = multicall(data);
    page.raw(page.transaction(page.contracts.plain, data));
  },
};
