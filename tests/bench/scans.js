// What it costs to find allowances: reading logs beside JSON.parse of the same bytes, the requests of a scan and of
// the next one, and a wallet with a very long history.
import { readFileSync } from 'node:fs';
import { decodeFunctionData, encodeAbiParameters, encodeFunctionResult, multicall3Abi, pad, parseAbi, toHex } from 'viem';
import { guard, lineTo, module, scan } from '../faults/drive.js';
import { fixed, median, printTable } from '../wasm/measure.js';

/** @typedef {import('viem').Hex} Hex */
/** @typedef {import('../../extension/background/line.js').Line} Line */

const OWNER = pad('0xaa', { size: 20 });
const APPROVAL = '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925';
const CHAIN = '0x7a69';
const HEAD = 20_000_000;
const erc20 = parseAbi([
  'function allowance(address owner, address spender) view returns (uint256)',
  'function balanceOf(address owner) view returns (uint256)',
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
]);
const MEBI = 1024 * 1024;

const address = (/** @type {number} */ number) => pad(toHex(number), { size: 20 });
const hash = (/** @type {number} */ number) => pad(toHex(number), { size: 32 });

/** A log as nodes write it. @param {number} pair @param {number} block */
const logOf = (pair, block) => ({
  address: address(0x10000 + (pair % 50)), blockHash: hash(block), blockNumber: toHex(block), data: hash(pair + 1), logIndex: '0x1b',
  removed: false, topics: [APPROVAL, pad(OWNER), pad(address(0x20000 + Math.floor(pair / 50)))], transactionHash: hash(block * 7), transactionIndex: '0x5c',
});

/** A node with so many logs about so many pairs, in memory, that answers at most so many at once, of at most so many blocks. */
class Node {
  requests = 0;
  calls = 0;
  largest = 0;
  #logs;
  #limits;

  /** @param {number} logs @param {number} pairs @param {{events?: number, blocks?: number, head?: number, chain?: string}} [limits] */
  constructor(logs, pairs, { events = Infinity, blocks = Infinity, head = HEAD, chain = CHAIN } = {}) {
    const block = (/** @type {number} */ at) => Math.floor((at * (head - 1000)) / logs);
    this.#logs = Array.from({ length: logs }, (_, at) => ({ block: block(at), text: JSON.stringify(logOf(at % pairs, block(at))) }));
    this.#limits = { events, blocks, head, chain };
  }

  get chain() {
    return this.#limits.chain;
  }

  /** Stands for the network. @returns {typeof fetch} */
  get fetch() {
    return async (_, init) => {
      this.requests += 1;
      const asked = JSON.parse(String(init?.body));
      const answers = [asked].flat().map((call) => this.#answer(call));
      const text = Array.isArray(asked) ? `[${answers.join(',')}]` : (answers[0] ?? '');
      this.largest = Math.max(this.largest, text.length);
      return new Response(text, { headers: { 'content-type': 'application/json' } });
    };
  }

  /** @param {{id: number, method: string, params: any[]}} call */
  #answer({ id, method, params }) {
    this.calls += 1;
    const result = (/** @type {string} */ json) => `{"jsonrpc":"2.0","id":${id},"result":${json}}`;
    switch (method) {
      case 'eth_chainId': return result(`"${this.chain}"`);
      case 'eth_blockNumber': return result(`"${toHex(this.#limits.head)}"`);
      case 'eth_getCode': return result('"0x"');
      case 'eth_getBlockByNumber': return result(JSON.stringify({ number: params[0], hash: hash(Number(params[0])) }));
      case 'eth_getLogs': return this.#found(id, params[0], result);
      default: return result(`"${this.#batch(params[0].data)}"`);
    }
  }

  /** @param {number} id @param {{fromBlock: string, toBlock: string, topics: unknown[]}} filter @param {(json: string) => string} result */
  #found(id, { fromBlock, toBlock, topics }, result) {
    const { events, blocks, head } = this.#limits;
    const last = toBlock === 'latest' ? head : Number(toBlock);
    const refusal = (/** @type {string} */ message) => JSON.stringify({ id, error: { code: -32005, message } });
    if (last - Number(fromBlock) >= blocks) return refusal(`ranges over ${blocks} blocks are not supported on free plan`);
    // All of them have the owner as the second topic.
    if (topics.length > 2) return result('[]');
    const found = this.#logs.filter(({ block }) => block >= Number(fromBlock) && block <= last);
    if (found.length > events) return refusal(`query returned more than ${events} results`);
    return result(`[${found.map(({ text }) => text).join(',')}]`);
  }

  /** @param {Hex} data of Multicall3 */
  #batch(data) {
    const { args } = decodeFunctionData({ abi: multicall3Abi, data });
    const list = /** @type {{callData: Hex}[]} */ (/** @type {unknown} */ (args?.[0]));
    const result = list.map(({ callData }) => ({ success: true, returnData: this.#read(callData) }));
    return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result });
  }

  /** @param {Hex} data @returns {Hex} */
  #read(data) {
    switch (decodeFunctionData({ abi: erc20, data }).functionName) {
      case 'symbol': return encodeAbiParameters([{ type: 'string' }], ['GOLD']);
      case 'decimals': return toHex(18, { size: 32 });
      default: return toHex(1_000_000, { size: 32 });
    }
  }
}

/** @param {Node} node @param {string} [saved] */
const scanned = async (node, saved) => {
  const before = globalThis.fetch;
  globalThis.fetch = node.fetch;
  [node.requests, node.calls] = [0, 0];
  const start = performance.now();
  const found = await scan(lineTo(node.chain, ['http://node.test'], { within: 60_000 }), OWNER, { chain: node.chain, saved });
  const time = performance.now() - start;
  globalThis.fetch = before;
  return { ...found, time, rows: found.outcome.allowances.length };
};

/** @param {Node} node @param {string} [saved] */
const scannedWhole = async (node, saved) => {
  const found = await scanned(node, saved);
  if (!found.outcome.complete) throw new Error(JSON.stringify(found.outcome.unread.slice(0, 3)));
  return found;
};

// ---- reading logs ----
const body = new TextEncoder().encode(`[{"jsonrpc":"2.0","id":0,"result":[${Array.from({ length: 10_000 }, (_, at) => JSON.stringify(logOf(at % 500, at))).join(',')}]},{"jsonrpc":"2.0","id":1,"result":[]}]`);
const head = new TextEncoder().encode(`[{"id":0,"result":"${CHAIN}"},{"id":1,"result":"${toHex(HEAD)}"}]`);
const plan = { chain: CHAIN, owner: OWNER, now: 1_800_000_000, endpoints: 1, explorer: null };
/** Scans that wait for their logs: each takes one answer. @type {import('../../extension/background/guard.js').GuardedScan[]} */
let waiting = [];
const refill = async () => {
  for (const handle of waiting) handle.free();
  waiting = [];
  for (let count = 0; count < 64; count++) {
    const handle = await guard.beginScan(plan);
    handle.hear(0, head);
    handle.step();
    waiting.push(handle);
  }
};
const decoder = new TextDecoder();
const text = decoder.decode(body);
/** In turns, so that each finds the machine and its caches as the others do. @type {Record<'fold' | 'parse' | 'decodeAndParse', number[]>} */
const times = { fold: [], parse: [], decodeAndParse: [] };
/** @param {keyof times} name @param {() => void} work */
const time = (name, work) => {
  const start = performance.now();
  work();
  times[name].push(performance.now() - start);
};
for (let round = 0; round < 5; round++) {
  await refill();
  for (const handle of waiting) {
    time('fold', () => handle.hear(0, body));
    time('parse', () => JSON.parse(text));
    time('decodeAndParse', () => JSON.parse(decoder.decode(body)));
  }
}
await refill();
const [fold, parse, whole] = [median(times.fold), median(times.parse), median(times.decodeAndParse)];
const rate = (/** @type {number} */ ms) => `${fixed(body.length / MEBI / (ms / 1000), 0)} MiB/s`;
printTable(`Reading 10,000 logs of one answer (${fixed(body.length / MEBI)} MiB)`, [
  ['', 'time', 'rate', 'times as fast'],
  ['JSON.parse of the text alone', `${fixed(parse)} ms`, rate(parse), ''],
  ['bytes to text, and JSON.parse', `${fixed(whole)} ms`, rate(whole), ''],
  ['Countersign: bytes to allowances', `${fixed(fold)} ms`, rate(fold), `${fixed(parse / fold)}× of JSON.parse`],
]);

// ---- requests ----
const small = new Node(700, 500);
const first = await scannedWhole(small);
const [requests, calls] = [small.requests, small.calls];
const next = await scannedWhole(small, first.saved);
printTable('500 pairs on an endpoint without limits', [
  ['', 'requests', 'calls in them', 'rows'],
  ['the first scan', `${requests}`, `${calls}`, `${first.rows}`],
  ['the next one', `${small.requests}`, `${small.calls}`, `${next.rows}`],
]);

// ---- a long history ----
const rows = [['logs', 'live', 'requests', 'largest answer', 'time in all', 'kept between scans', 'memory of the module']];
for (const [logs, pairs] of /** @type {const} */ ([[25_000, 1_250], [50_000, 2_500], [100_000, 5_000]])) {
  const node = new Node(logs, pairs, { events: 10_000 });
  const { outcome, saved = '', time } = await scannedWhole(node);
  const memory = /** @type {WebAssembly.Memory} */ ((await module.allowances()).memory);
  rows.push([`${logs}`, `${outcome.allowances.length}`, `${node.requests}`, `${fixed(node.largest / MEBI)} MiB`, `${fixed(time / 1000)} s`, `${fixed(saved.length / MEBI, 2)} MiB`, `${fixed(memory.buffer.byteLength / MEBI)} MiB`]);
}
printTable('Wallets with a long history, 10,000 results at most in an answer (the time includes the node’s)', rows);

// ---- the endpoints that are offered ----
/** About how many blocks a chain has at the end of 2026. */
const HEADS = /** @type {Record<string, number>} */ ({
  '0x1': 26_400_000, '0xa': 160_000_000, '0x38': 135_000_000, '0x64': 49_000_000, '0x89': 94_000_000, '0x144': 75_000_000,
  '0x2105': 54_000_000, '0xa4b1': 528_000_000, '0xa86a': 95_000_000, '0xe708': 39_000_000, '0x82750': 39_000_000,
});
const offered = [['chain', 'the first endpoint offered', 'takes at once', 'blocks, about', 'requests of a first search', 'rows']];
/** @type {{chains: {chain: string, endpoints: {by: string, history: Record<string, number> | null}[]}[]}} */
const { chains } = JSON.parse(readFileSync(new URL('../../extension/data/endpoints.json', import.meta.url), 'utf8'));
for (const { chain, endpoints: [endpoint] } of chains) {
  const head = HEADS[chain];
  if (!endpoint?.history || !head) throw new Error(`nothing is known of ${chain}`);
  const node = new Node(700, 500, { ...endpoint.history, head, chain });
  const { outcome, rows } = await scanned(node);
  const needed = /** @type {any} */ (outcome.failed?.args)?.['count']?.value;
  const limit = Object.entries(endpoint.history).map(([what, count]) => `${count} ${what}`).join();
  offered.push([chain, endpoint.by, limit, `${head / 1e6} million`, outcome.failed ? `not begun, ${needed} needed (${node.requests} to know)` : `${node.requests}`, `${rows}`]);
}
printTable('A first search of 700 logs about 500 pairs on the endpoints that the welcome page offers', offered);
