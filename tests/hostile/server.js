// Serves the attacks as pages, and hears what they report.
import { build } from 'esbuild';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KINDS } from './kinds.js';

/** @typedef {import('./cases.js').Case} Case */
/** @typedef {import('../pages/hostile/types.js').Setup} Setup */
/** @typedef {{kind: string, result?: string, error?: {code?: number, message: string}, honest?: string, text?: string}} Report */
/** @typedef {{one: Case, setup: Setup, reports: EventEmitter}} Performance */

const here = dirname(fileURLToPath(import.meta.url));
const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

export class Server {
  #server = createServer((request, response) => void this.#answer(request, response).catch((error) => {
    response.writeHead(500).end(String(error));
  }));
  /** @type {Map<string, Performance>} */
  #performances = new Map();
  #port = 0;

  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
    return this;
  }

  async stop() {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** An origin of its own, on this machine. @param {string} name @param {string} [domain] */
  origin(name, domain = 'localhost') {
    return `http://${name}.${domain}:${this.#port}`;
  }

  /** @param {string} key @param {Performance} performance @returns {string} the address to open */
  stage(key, performance) {
    this.#performances.clear();
    this.#performances.set(key, performance);
    return `${performance.setup.site}/case/${key}`;
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #answer(request, response) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, kind = '', name = ''] = url.pathname.split('/');
    if (kind === 'report') return this.#hear(name, request, response);
    const performance = this.#performances.get(kind === 'case' ? name : url.searchParams.get('key') ?? '');
    if (kind === 'case' && performance) return response.writeHead(200, html).end(await document(performance, 'run'));
    if (kind === 'part' && performance) return response.writeHead(200, html).end(await document(performance, `parts[${JSON.stringify(name)}]`));
    const served = kind === 'kind' ? KINDS[name] : undefined;
    if (!served) return response.writeHead(404).end();
    return served(request, response);
  }

  /** @param {string} key @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #hear(key, request, response) {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
    this.#performances.get(key)?.reports.emit('report', /** @type {Report} */ (JSON.parse(body)));
  }
}

/**
 * A document whose first script is the attack.
 * @param {Performance} performance @param {string} entry what of the attack runs
 */
async function document({ one, setup }, entry) {
  const script = `
    import attack from ${JSON.stringify(one.file)};
    import { perform, Page } from '../pages/hostile/page.js';
    const variant = ${JSON.stringify(one.variant)};
    const setup = ${JSON.stringify(setup)};
    ${entry === 'run' ? 'perform(attack, variant, setup);' : `attack.${entry}(new Page(setup), variant);`}`;
  const { outputFiles: [bundle] } = await build({
    stdin: { contents: script, resolveDir: here }, bundle: true, write: false, format: 'iife', target: ['chrome123', 'firefox128'],
    logLevel: 'error',
  });
  return `<!doctype html><meta charset="utf-8"><title>${one.id}</title><script>${bundle?.text}</script><body></body>`;
}
