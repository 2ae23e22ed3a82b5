// A price source with the interface of DefiLlama's coins, and with faults.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @typedef {object} Faults
 * @property {boolean} [off] it closes every connection
 * @property {boolean} [silent] it never answers
 * @property {number} [status] of a page of HTML
 * @property {string} [body] what it says instead
 * @property {string} [redirect] where it sends whoever asks
 * @property {boolean} [cut] it sends half of the body
 * @property {number} [padded] characters that it adds
 * @property {object} [coin] what is different about every coin
 */
/**
 * @typedef {object} Source
 * @property {string} url
 * @property {Faults} faults may be replaced at any time
 * @property {Record<string, object>} coins what it has prices of
 * @property {string[][]} asked the coins of each request
 * @property {() => Promise<void>} stop
 */

const PATH = '/base/prices/current/';

/** @param {Record<string, {price: number, decimals: number}>} coins @returns {Promise<Source>} */
export async function startPrices(coins) {
  const server = createServer((request, response) => answer(source, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {Source} */
  const source = {
    url: `http://127.0.0.1:${port}/base/`,
    faults: {},
    coins,
    asked: [],
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return source;
}

/** @param {Source} source @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function answer({ faults, coins, asked }, { url = '' }, response) {
  const names = url.startsWith(PATH) ? url.slice(PATH.length).split(',') : [];
  asked.push(names);
  if (faults.off) return void response.destroy();
  if (faults.silent) return;
  const allowed = { 'access-control-allow-origin': '*' };
  if (faults.redirect) return void response.writeHead(302, { ...allowed, location: faults.redirect }).end();
  if (faults.status) return void response.writeHead(faults.status, { ...allowed, 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
  const timestamp = Math.floor(Date.now() / 1000);
  const known = names.filter((name) => Object.hasOwn(coins, name)).map((name) => [name, { symbol: 'T', timestamp, confidence: 0.99, ...coins[name], ...faults.coin }]);
  const text = (faults.body ?? JSON.stringify({ coins: Object.fromEntries(known) })) + ' '.repeat(faults.padded ?? 0);
  response.writeHead(200, { ...allowed, 'content-type': 'application/json' }).end(faults.cut ? text.slice(0, text.length / 2) : text);
}
