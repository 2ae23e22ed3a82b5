// An explorer with an Etherscan-compatible API, of a node's own logs, and with its documented limits and faults.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Faults of an explorer. Those "every" so many requests fall on the 1st, the (n+1)th and so on.
 * @typedef {object} Faults
 * @property {boolean} [off] it closes every connection
 * @property {number} [tooOften] status 429, every so many
 * @property {string} [retryAfter] the header of it
 * @property {number} [rate] it says with status 200 that its rate limit is reached, every so many
 * @property {number} [cut] it sends half of the body, every so many
 * @property {number} [broken] a page of HTML, every so many
 * @property {number} [status] the status of that page
 * @property {string} [refuse] it refuses everything in these words
 * @property {string} [refuseWide] it refuses what has more than ten rows in these words
 * @property {number} [behind] it does not know the last so many blocks
 * @property {boolean} [lies] it gives the logs of all blocks
 * @property {(log: any, at: number) => any} [spoil] what it makes of a log
 * @property {string} [hash] and time: what it says of any block
 */
/** @typedef {'etherscan' | 'blockscout'} Kind */
/**
 * @typedef {object} Explorer
 * @property {string} url
 * @property {Faults} faults may be replaced at any time
 * @property {{requests: number, logs: number, most: number}} count since it was last set to zero; `most`: rows of an answer
 * @property {() => void} reset no faults, nothing counted
 * @property {() => Promise<void>} stop
 */

/** The key that Etherscan's imitation wants. */
export const KEY = 'QWERTYUIOPASDFGHJKLZXCVBNM12345678';
/** The most rows of one page; and of all pages together, which Etherscan refuses to go past. */
const ROWS = 1_000;
const WINDOW = 10_000;

/** @param {string} upstream the node @param {Kind} kind @returns {Promise<Explorer>} */
export async function startExplorer(upstream, kind) {
  const server = createServer((request, response) => {
    void answer(explorer, upstream, kind, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const none = () => ({ requests: 0, logs: 0, most: 0 });
  /** @type {Explorer} */
  const explorer = {
    url: `http://127.0.0.1:${port}${kind === 'etherscan' ? '/v2/api' : '/api'}`,
    faults: {},
    count: none(),
    reset() {
      explorer.faults = {};
      explorer.count = none();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return explorer;
}

/** @param {Explorer} explorer @param {string} upstream @param {Kind} kind @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function answer({ faults, count }, upstream, kind, request, response) {
  const turn = count.requests++;
  const falls = (/** @type {number | undefined} */ every) => every !== undefined && turn % every === 0;
  if (faults.off) return void response.destroy();
  if (falls(faults.tooOften)) return void response.writeHead(429, faults.retryAfter ? { 'retry-after': faults.retryAfter } : {}).end('{"message":"429 Too Many Requests"}');
  if (falls(faults.broken)) return void response.writeHead(faults.status ?? 502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
  const asked = new URL(request.url ?? '', 'http://explorer').searchParams;
  const said = await bodyOf({ faults, count, upstream, kind, asked, isLimited: falls(faults.rate) });
  const text = JSON.stringify(said);
  response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end(falls(faults.cut) ? text.slice(0, text.length / 2) : text);
}

/** @typedef {{faults: Faults, count: Explorer['count'], upstream: string, kind: Kind, asked: URLSearchParams, isLimited: boolean}} Asked */

/** @param {Asked} of @returns {Promise<object>} */
async function bodyOf(of) {
  const { faults, kind, asked, isLimited } = of;
  if (kind === 'etherscan' && asked.get('apikey') !== KEY) return refusal(kind, 'Invalid API Key');
  if (kind === 'etherscan' && asked.get('chainid') !== '31337') return refusal(kind, 'Missing or unsupported chainid parameter (required for v2 api), please see chainlist for the list of supported chainids');
  if (isLimited) return refusal(kind, 'Max rate limit reached');
  if (faults.refuse) return refusal(kind, faults.refuse);
  switch (`${asked.get('module')} ${asked.get('action')}`) {
    case 'logs getLogs': return logs(of);
    case 'proxy eth_blockNumber': return kind === 'etherscan' ? lastBlock(of) : refusal(kind, 'Unknown module');
    case 'block eth_block_number': return kind === 'blockscout' ? lastBlock(of) : refusal(kind, 'Error! Missing Or invalid Action name');
    case 'proxy eth_getBlockByNumber': return { jsonrpc: '2.0', id: 1, result: { hash: faults.hash ?? (await block(of, asked.get('tag'))).hash } };
    case 'block getblockreward': return { status: '1', message: 'OK', result: { timeStamp: faults.hash ?? String(Number((await block(of, `0x${Number(asked.get('blockno')).toString(16)}`)).timestamp)) } };
    default: return refusal(kind, 'Error! Missing Or invalid Module name');
  }
}

/** @param {Asked} of */
async function lastBlock({ faults, upstream }) {
  const last = Number(await ask(upstream, 'eth_blockNumber', [])) - (faults.behind ?? 0);
  return { jsonrpc: '2.0', id: 83, result: `0x${Math.max(0, last).toString(16)}` };
}

/** @param {Asked} of @param {string | null} tag */
const block = ({ upstream }, tag) => ask(upstream, 'eth_getBlockByNumber', [tag, false]);

/** @param {Asked} of */
async function logs({ faults, count, upstream, kind, asked }) {
  count.logs += 1;
  const [from, to] = ['fromBlock', 'toBlock'].map((name) => Number(asked.get(name)));
  if (!Number.isInteger(from) || !Number.isInteger(to) || (asked.get('topic0_1_opr') ?? asked.get('topic0_2_opr')) !== 'and') return refusal(kind, 'Error! Invalid parameter');
  const ends = faults.lies ? { fromBlock: '0x0', toBlock: 'latest' } : { fromBlock: hex(from), toBlock: hex(to) };
  const all = await ask(upstream, 'eth_getLogs', [{ ...ends, topics: [asked.get('topic0'), asked.get('topic1'), ...(asked.get('topic2') ? [asked.get('topic2')] : [])] }]);
  if (faults.refuseWide && all.length > 10) return refusal(kind, faults.refuseWide);
  const page = kind === 'blockscout' ? 1 : Number(asked.get('page') ?? 1);
  const offset = Math.min(Number(asked.get('offset') ?? ROWS), ROWS);
  if (kind === 'etherscan' && page * offset > WINDOW) return refusal(kind, `Result window is too large, PageNo x Offset size must be less than or equal to ${WINDOW}`);
  const shown = all.slice((page - 1) * offset, page * offset).map((/** @type {any} */ log) => rowOf(log, kind));
  count.most = Math.max(count.most, shown.length);
  if (shown.length === 0) return { status: '0', message: kind === 'etherscan' ? 'No records found' : 'No logs found', result: [] };
  return { status: '1', message: 'OK', result: faults.spoil ? shown.map(faults.spoil) : shown };
}

/** A log as explorers write it: without the hash of its block, and Blockscout's with four topics always. @param {any} log @param {Kind} kind */
const rowOf = ({ address, topics, data, blockNumber, transactionHash }, kind) => ({
  address, topics: kind === 'etherscan' ? topics : [0, 1, 2, 3].map((at) => topics[at] ?? null), data, blockNumber,
  timeStamp: '0x60f9ce56', gasPrice: '0x2e90edd000', gasUsed: '0x247205', logIndex: '0x', transactionHash, transactionIndex: '0x',
});

/** @param {Kind} kind @param {string} words */
const refusal = (kind, words) => (kind === 'etherscan' ? { status: '0', message: 'NOTOK', result: words } : { message: words, result: null, status: '0' });

/** @param {number} number */
const hex = (number) => `0x${number.toString(16)}`;

/** @param {string} upstream @param {string} method @param {unknown[]} params @returns {Promise<any>} */
async function ask(upstream, method, params) {
  const response = await fetch(upstream, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) });
  return (await response.json()).result;
}
