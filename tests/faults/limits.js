// What endpoints refuse, in their own words: one row for each limit that is documented or known.

/**
 * @typedef {object} Limit
 * @property {string} name
 * @property {number} [blocks] the most blocks of one log query
 * @property {number} [results] the most logs of one answer
 * @property {number} [bytes] the largest answer
 * @property {string} [words] what it says; `$` stands for its limit
 */

/** @type {readonly Limit[]} */
export const LIMITS = [
  { name: 'Alchemy, free', blocks: 10, words: 'You can make eth_getLogs requests with up to a $ block range. Based on your parameters, this block range should work: [0x0, 0x9]. Upgrade to PAYG for expanded block range.' },
  { name: 'Alchemy, paid', results: 60, words: 'Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range and no limit on the response size, or you can request any block range with a cap of 10K logs in the response.' },
  { name: 'Alchemy, other chains', blocks: 1_000, bytes: 20_000, words: 'query must be smaller than 150MB' },
  { name: 'QuickNode, trial', blocks: 5, words: 'eth_getLogs is limited to a $ range' },
  { name: 'QuickNode, paid', blocks: 2_000, words: 'eth_getLogs is limited to a 2,000 range' },
  { name: 'Infura', results: 25, words: 'query returned more than $ results. Try with this block range [0x1, 0x2].' },
  { name: 'Ankr', blocks: 3_000, words: 'block range is too wide' },
  { name: 'Chainstack, Fantom', blocks: 100, words: 'Block range limit exceeded. See more details at https://docs.chainstack.com/docs/limits#evm-range-limits' },
  { name: 'Chainstack, Harmony', blocks: 1_024, results: 1_024, words: 'query returned more than 1024 results' },
  { name: '1rpc.io', blocks: 50, words: 'eth_getLogs is limited to 0 - $ blocks range' },
  { name: 'eth.merkle.io', blocks: 1_000, words: 'block range exceeds $' },
  { name: 'dRPC, free', blocks: 2_000, words: 'ranges over $ blocks are not supported on free plan' },
  { name: 'Infura, by width', blocks: 3_000, words: 'range 1000000 exceeds limit of $' },
  { name: 'mevblocker', results: 20, words: 'query returned more than $ results' },
  { name: 'a slow one', bytes: 15_000, words: 'query timeout exceeded' },
  { name: 'a proxy in front', bytes: 10_000, words: 'http response body exceeded the size limit' },
  { name: 'only a number', results: 15, words: '' },
];
