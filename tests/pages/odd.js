// A server for documents that a folder cannot hold: none, half of one, and such that may be kept.
import { once } from 'node:events';
import { createServer } from 'node:http';

const PAGE = '<!doctype html><meta charset="utf-8"><title>odd</title><body><p>A page.';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** @type {Record<string, (response: import('node:http').ServerResponse, url: URL) => void>} */
const ANSWERS = {
  /** No content: the frame stays what it was. */
  '/204': (response) => response.writeHead(204).end(),
  /** Never answers. */
  '/pending': () => {},
  /** Begins, and never goes on: a document without an element. */
  '/stalled': (response) => response.writeHead(200, HTML).write('<!-- '),
  /** May be kept for when the person comes back. */
  '/page': (response) => response.writeHead(200, HTML).end(PAGE),
  /** What the query says, in a document of no origin. */
  '/sandboxed': (response, { searchParams }) =>
    response.writeHead(200, { ...HTML, 'content-security-policy': 'sandbox allow-scripts' }).end(searchParams.get('html')),
};

/** @returns {Promise<{url: string, stop: () => Promise<void>}>} the url without a slash at its end */
export async function serveOdd() {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = ANSWERS[url.pathname];
    if (answer) answer(response, url);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${address.port}`, stop };
}
