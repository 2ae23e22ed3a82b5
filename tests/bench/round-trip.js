// From a page to a verdict and back in Chromium, beside an extension of the same hops that does nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/harness/browsers.js';
import { copyExtension } from '../e2e/harness/extension.js';
import { until } from '../e2e/harness/wait.js';
import { servePages } from '../pages/index.js';
import { dist } from '../wasm/load.js';
import { fixed, median, printTable } from '../wasm/measure.js';

const ROUNDS = 300;
const WARM_UP = 30;
const target = fileURLToPath(new URL('../../target/bench', import.meta.url));

/** A page with a wallet of its own that answers at once, so that the way to the verdict is all there is. */
const PAGE = `<!doctype html><title>Round trips</title><script>
  window.ethereum = { request: async ({ method }) => (method === 'personal_sign' ? '0x' : null) };
  const measure = async (ask) => {
    const times = [];
    for (let round = 0; round < ${ROUNDS + WARM_UP}; round++) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    return times.slice(${WARM_UP});
  };
  const params = ['0x68656c6c6f', '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'];
  const guarded = () => ethereum.request({ method: 'personal_sign', params });
  const unguarded = () => ethereum.request({ method: 'eth_chainId' });
  const emptyWorker = () => window.empty({ method: 'personal_sign', params });
</script>`;

/** The same hops with nothing at their end: page → private port → content script → port → worker, and back. */
const EMPTY = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    background: { service_worker: 'background.js' },
    content_scripts: [
      { matches: ['<all_urls>'], js: ['content.js'], run_at: 'document_start' },
      { matches: ['<all_urls>'], js: ['page.js'], run_at: 'document_start', world: 'MAIN' },
    ],
  }),
  'background.js': `chrome.runtime.onConnect.addListener((port) =>
    port.onMessage.addListener(({ id, snapshot }) => port.postMessage({ id, snapshot })));`,
  'content.js': `document.addEventListener('empty', ({ ports: [page] }) => {
    const worker = chrome.runtime.connect();
    worker.onMessage.addListener((answer) => page.postMessage(answer));
    page.onmessage = ({ data }) => worker.postMessage(data);
  }, { once: true });`,
  'page.js': `(() => {
    const { port1, port2 } = new MessageChannel();
    const waiting = new Map();
    let count = 0;
    port1.onmessage = ({ data }) => { waiting.get(data.id)(JSON.parse(data.snapshot)); waiting.delete(data.id); };
    window.empty = (request) => new Promise((resolve) => {
      waiting.set(++count, resolve);
      port1.postMessage({ id: count, snapshot: JSON.stringify(request) });
    });
    document.dispatchEvent(new MessageEvent('empty', { ports: [port2] }));
  })();`,
};

const empty = await writeFolder(join(target, 'empty'), EMPTY);
const root = await writeFolder(join(target, 'page'), { 'index.html': PAGE });
const extension = await copyExtension({ from: dist, to: join(target, 'extension'), endpoint: null });
const pages = await servePages({ root });
const launched = await launch({ browser: 'chromium', extension, wallet: empty });
try {
  const page = await launched.browser.newPage();
  await page.goto(`${pages.url}/index.html`);
  await until(() => page.evaluate('typeof empty === "function" && ethereum !== undefined'), 'page with both extensions');
  const times = /** @type {Record<'guarded' | 'unguarded' | 'emptyWorker', number[]>} */ ({});
  for (const name of /** @type {const} */ (['emptyWorker', 'guarded', 'unguarded'])) {
    times[name] = /** @type {any} */ (await page.evaluate(`measure(${name})`));
  }
  const row = (/** @type {string} */ name, /** @type {number[]} */ list) => {
    const ordered = [...list].sort((a, b) => a - b);
    return [name, `${fixed(median(list), 2)} ms`, `${fixed(ordered[Math.floor(list.length * 0.95)] ?? NaN, 2)} ms`];
  };
  printTable(`Round trips in Chromium (${ROUNDS} each)`, [
    ['', 'median', '95 of 100'],
    row('empty worker, same hops', times.emptyWorker),
    row('personal_sign: page → judged → passed on', times.guarded),
    row('eth_chainId: not looked at', times.unguarded),
  ]);
} finally {
  await launched.close();
  await pages.stop();
}

/** @param {string} folder @param {Record<string, string>} files @returns {Promise<string>} the folder */
async function writeFolder(folder, files) {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  return folder;
}
