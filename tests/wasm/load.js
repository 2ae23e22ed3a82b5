// Loads what ships into Node: dist/chrome, or the folder that the environment names.
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @typedef {import('../../extension/wasm/background.js').Judgement} Judgement */
/** @typedef {import('../../extension/wasm/background.js').Answer} Answer */
/**
 * @typedef {object} Vector
 * @property {string} name
 * @property {unknown} request one request or a batch; a string is the text itself
 * @property {{origin?: string, chain?: string | null, account?: string | null, now?: number}} context
 * @property {Answer[]} answers
 * @property {{reading: string, verdict: string, action: string, headline: string, rules: string[], digest?: string, open?: number}} expect
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = process.env['COUNTERSIGN_DIST'] ?? join(root, 'dist/chrome');

/** The shipped `Guard`, and its memory at any time. */
export async function loadGuard() {
  serveFiles();
  const { Guard } = await import(pathToFileURL(join(dist, 'background/guard.js')).href);
  const module = await import(pathToFileURL(join(dist, 'wasm/background.js')).href);
  /** @type {import('../../extension/background/guard.js').Guard} */
  const guard = new Guard();
  await guard.calls([], []);
  // Already loaded, so this only gives the exports.
  const exports = await module.default();
  return { guard, module, memory: () => /** @type {WebAssembly.Memory} */ (exports.memory) };
}

/** `fetch` of Node does not read files, which is where the extension's own files are here. */
export function serveFiles() {
  const fetched = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'file:') return fetched(input, init);
    return new Response(new Uint8Array(await readFile(url)), { headers: { 'content-type': 'application/wasm' } });
  };
}

/** @param {string} folder in tests/vectors @returns {Record<string, Vector[]>} by file */
export function vectors(folder) {
  const path = join(root, 'tests/vectors', folder);
  const files = readdirSync(path).filter((name) => name.endsWith('.json')).sort();
  return Object.fromEntries(files.map((name) => [name, JSON.parse(readFileSync(join(path, name), 'utf8'))]));
}
