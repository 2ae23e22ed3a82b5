// A static server for test pages, on 127.0.0.1 only.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** @typedef {import('../chain/index.js').Chain} Chain */
/** @typedef {import('./src/config.js').PageConfig} PageConfig */

/** @type {Record<string, string>} by extension */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder.
 * @param {object} options
 * @param {string} options.root
 * @param {number} [options.port] 0, the default, picks a free one
 * @param {PageConfig} [options.config] given to the pages as config.json; else that file of the folder is
 * @param {string} [options.index] what is served where no file is named
 * @param {string} [options.policy] the pages' Content-Security-Policy; default none
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} the url without a slash at its end
 */
export async function servePages({ root, port = 0, config, index = 'demo.html', policy }) {
  const folder = resolve(root);
  const headers = { 'cache-control': 'no-cache', ...(policy && { 'content-security-policy': policy }) };
  const server = createServer(async (request, response) => {
    const { status, type, body } = await answer(folder, { url: request.url ?? '/', config, index });
    response.writeHead(status, { ...headers, 'content-type': type }).end(body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${address.port}`, stop };
}

/**
 * What the pages need to know of a chain.
 * @param {Pick<Chain, 'rpcUrl' | 'chainId' | 'contracts' | 'accounts'>} chain
 * @returns {PageConfig}
 */
export function pageConfig({ rpcUrl, chainId, contracts, accounts }) {
  return { rpcUrl, chainId, contracts: { ...contracts }, accounts: accounts.map((account) => account.address) };
}

/**
 * @param {string} folder
 * @param {{url: string, config: PageConfig | undefined, index: string}} asked
 * @returns {Promise<{status: number, type: string, body: string | Buffer}>}
 */
async function answer(folder, { url, config, index }) {
  const missing = { status: 404, type: 'text/plain', body: 'not found' };
  const path = pathOf(url);
  if (path === undefined) return missing;
  if (path === '/config.json' && config) return { status: 200, type: 'application/json', body: JSON.stringify(config) };
  const file = resolve(join(folder, path === '/' ? index : path));
  if (!file.startsWith(folder + sep)) return missing;
  const body = await readFile(file).catch(() => undefined);
  return body ? { status: 200, type: types[extname(file)] ?? 'application/octet-stream', body } : missing;
}

/** @param {string} url of a request; undefined when it is malformed */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}
