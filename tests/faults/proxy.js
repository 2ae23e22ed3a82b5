// An endpoint that misbehaves: a proxy in front of a node, with faults that can be set while it runs.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** @typedef {import('./limits.js').Limit} Limit */
/**
 * Faults of an endpoint. Those "every" so many requests fall on the 1st, the (n+1)th and so on.
 * @typedef {object} Faults
 * @property {Limit} [limit]
 * @property {boolean} [off] it closes every connection
 * @property {number} [drop] it closes the connection, every so many requests
 * @property {number} [hang] it never answers, every so many
 * @property {number} [cut] it sends half of the body, every so many
 * @property {number} [tooOften] status 429, every so many
 * @property {string} [retryAfter] the header of it
 * @property {number} [rate] a JSON-RPC error about a rate limit, every so many
 * @property {number} [broken] status 502 with a page of HTML, every so many
 * @property {string} [chainId] it says that it is of this chain
 * @property {number} [behind] it does not know the last so many blocks
 * @property {boolean} [noLists] it refuses lists of calls
 * @property {(log: any, at: number) => any} [spoil] what it makes of a log
 * @property {string} [refuseLogs] it refuses log queries in these words
 * @property {boolean} [noSimulation] it does not know `eth_simulateV1`
 * @property {[number, number]} [hole] blocks that it refuses to search, first and last
 */
/** @typedef {{method: string, params: any[], id: number}} RpcCall */

/**
 * @typedef {object} Proxy
 * @property {string} url
 * @property {Faults} faults may be replaced at any time
 * @property {{requests: number, calls: Record<string, number>}} count since it was last set to zero
 * @property {() => void} reset no faults, nothing counted
 * @property {() => Promise<void>} stop
 */

/** @param {string} upstream the node @returns {Promise<Proxy>} */
export async function startProxy(upstream) {
  const server = createServer((request, response) => {
    void answer(proxy, upstream, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const none = () => ({ requests: 0, calls: {} });
  /** @type {Proxy} */
  const proxy = {
    url: `http://127.0.0.1:${port}`,
    faults: {},
    count: none(),
    reset() {
      proxy.faults = {};
      proxy.count = none();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

/** @param {Proxy} proxy @param {string} upstream @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function answer({ faults, count }, upstream, request, response) {
  const body = await textOf(request);
  const turn = count.requests++;
  const falls = (/** @type {number | undefined} */ every) => every !== undefined && turn % every === 0;
  if (faults.off || falls(faults.drop)) return void response.destroy();
  if (falls(faults.hang)) return;
  if (falls(faults.tooOften)) return void response.writeHead(429, faults.retryAfter ? { 'retry-after': faults.retryAfter } : {}).end('slow down');
  if (falls(faults.broken)) return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');

  const asked = JSON.parse(body);
  if (Array.isArray(asked) && faults.noLists) return void send(response, { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'batches are not supported' } });
  const calls = /** @type {RpcCall[]} */ ([asked].flat());
  for (const { method } of calls) count.calls[method] = (count.calls[method] ?? 0) + 1;
  if (falls(faults.rate)) return void send(response, wrapped(asked, calls.map(({ id }) => error(id, 'Your app has exceeded its compute units per second capacity', 429))));
  const head = faults.behind ? Number((await ask(upstream, { method: 'eth_blockNumber', params: [], id: 0 })).result) - faults.behind : Infinity;
  const answers = await Promise.all(calls.map((call) => answerOne(faults, upstream, call, head)));
  const text = JSON.stringify(wrapped(asked, answers));
  response.writeHead(200, { 'content-type': 'application/json' }).end(falls(faults.cut) ? text.slice(0, text.length / 2) : text);
}

/** @param {unknown} asked @param {unknown[]} answers */
const wrapped = (asked, answers) => (Array.isArray(asked) ? answers : answers[0]);

/** @param {Faults} faults @param {string} upstream @param {RpcCall} call @param {number} head */
async function answerOne(faults, upstream, call, head) {
  const { method, id } = call;
  if (method === 'eth_chainId' && faults.chainId) return { jsonrpc: '2.0', id, result: faults.chainId };
  if (method === 'eth_blockNumber' && head < Infinity) return { jsonrpc: '2.0', id, result: `0x${head.toString(16)}` };
  if (method === 'eth_simulateV1' && faults.noSimulation) return error(id, 'the method eth_simulateV1 does not exist/is not available', -32601);
  if (method !== 'eth_getLogs') return ask(upstream, call);
  return logs(faults, upstream, call);
}

/** @param {Faults} faults @param {string} upstream @param {RpcCall} call */
async function logs({ limit, refuseLogs, hole, spoil }, upstream, call) {
  const { id } = call;
  if (refuseLogs) return error(id, refuseLogs);
  const [from, to] = await rangeOf(upstream, call);
  if (hole && from <= hole[1] && to >= hole[0]) return error(id, 'missing trie node: history is pruned');
  const say = (/** @type {number} */ most) => error(id, (limit?.words ?? '').replace('$', String(most)), -32005);
  if (limit?.blocks && to - from + 1 > limit.blocks) return say(limit.blocks);
  const answered = await ask(upstream, call);
  const list = /** @type {unknown[]} */ (answered.result);
  if (limit?.results && list.length > limit.results) return say(limit.results);
  if (limit?.bytes && JSON.stringify(list).length > limit.bytes) return say(limit.bytes);
  return spoil ? { ...answered, result: list.map(spoil) } : answered;
}

/** @param {string} upstream @param {RpcCall} call @returns {Promise<[number, number]>} first and last block */
async function rangeOf(upstream, { params: [{ fromBlock, toBlock }] }) {
  if (toBlock !== 'latest') return [Number(fromBlock), Number(toBlock)];
  const { result } = await ask(upstream, { method: 'eth_blockNumber', params: [], id: 0 });
  return [Number(fromBlock), Number(result)];
}

/** @param {string} upstream @param {RpcCall} call @returns {Promise<any>} */
async function ask(upstream, call) {
  const response = await fetch(upstream, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', ...call }) });
  return response.json();
}

/** @param {number} id @param {string} message @param {number} [code] */
const error = (id, message, code = -32000) => ({ jsonrpc: '2.0', id, error: { code, message } });

/** @param {import('node:http').ServerResponse} response @param {unknown} value */
const send = (response, value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** @param {import('node:http').IncomingMessage} request */
async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
