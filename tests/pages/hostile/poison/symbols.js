/** Symbols by which a function of the browser asks what it was given how to go on. */
const OF_TEXT = ['replace', 'split', 'match', 'matchAll', 'search'];

/** @type {import('../types.js').Attack} */
export default {
  wallets: ['metamask', 'unknown'],
  attack: 'Well-known symbols of the page\'s objects turn checks and conversions around.',
  expected: 'held',
  variants: ['toPrimitive', 'toStringTag', 'hasInstance', 'species', 'isConcatSpreadable', 'unscopables', ...OF_TEXT],
  run: (page, variant) => {
    const asked = page.approval;
    const symbol = /** @type {any} */ (Symbol)[variant];
    const value = variant === 'isConcatSpreadable' ? true : () => (OF_TEXT.includes(variant) ? 'ethchainid' : 'eth_chainId');
    const owners = OF_TEXT.includes(variant) ? [String.prototype, RegExp.prototype] : [Object.prototype];
    for (const owner of owners) Object.defineProperty(owner, symbol, { configurable: true, value });
    page.ask(asked);
  },
};
