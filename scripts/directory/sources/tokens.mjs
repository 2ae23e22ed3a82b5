// Widely held tokens. After every other source, which knows what a token is for besides.

import { CHAINS, require } from './rows.mjs';

/** Chains of which the list has hundreds of tokens that hardly anyone holds. */
const COPIES = [130];

/** Names on screen are of plain letters. */
const isPlain = (symbol) => /^[\x21-\x7e]{1,24}$/.test(symbol);

const listed = () => require('@uniswap/default-token-list').tokens
  .filter(({ chainId, symbol }) => CHAINS.includes(chainId) && !COPIES.includes(chainId) && isPlain(symbol))
  .map(({ chainId, address, symbol }) => [chainId, address, 'token', symbol]);

export const TOKENS = [['@uniswap/default-token-list', listed]];
