import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { servePages } from './index.js';

const root = fileURLToPath(new URL('src', import.meta.url));
const config = { rpcUrl: 'http://127.0.0.1:1', chainId: 31337, contracts: {}, accounts: [] };

/**
 * Without the tidying of paths that fetch does.
 * @param {string} base
 * @param {string} path
 * @returns {Promise<number | undefined>}
 */
const status = (base, path) =>
  new Promise((resolve, reject) => {
    const { port } = new URL(base);
    get({ host: '127.0.0.1', port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });

test('serves its folder and the given configuration, and nothing else', async () => {
  const server = await servePages({ root, config });
  try {
    assert.deepEqual(await (await fetch(`${server.url}/config.json`)).json(), config);
    assert.match((await fetch(`${server.url}/`)).headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(await status(server.url, '/demo.css?rpc=x'), 200);
    const outside = ['/../build.js', '/..%2fbuild.js', '/%2e%2e/build.js', '/%', '/nothing.html', '//'];
    for (const path of outside) assert.equal(await status(server.url, path), 404, path);
  } finally {
    await server.stop();
  }
});
