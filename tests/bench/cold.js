// From a page to a verdict when the worker sleeps, beside an extension of the same hops that does nothing. No debugger
// is attached to either worker.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BareChromium } from '../e2e/harness/bare-chromium.js';
import { ECHO, writeFolder } from '../e2e/harness/empty.js';
import { chromeId, copyExtension } from '../e2e/harness/extension.js';
import { servePages } from '../pages/index.js';
import { dist } from '../wasm/load.js';
import { fixed, median, printTable } from '../wasm/measure.js';

const ROUNDS = 25;
const target = fileURLToPath(new URL('../../target/bench/cold', import.meta.url));

/** A page with a wallet of its own that answers at once. */
const PAGE = `<!doctype html><title>Cold</title><script>
  window.ethereum = { request: async () => '0x' };
  const request = { method: 'personal_sign', params: ['0x68656c6c6f', '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'] };
  const timed = async (ask) => { const start = performance.now(); await ask(); return performance.now() - start; };
  const ours = () => timed(() => ethereum.request(request));
  const theirs = () => timed(() => window.echo(request));
</script>`;

const echo = await writeFolder(join(target, 'echo'), ECHO);
const root = await writeFolder(join(target, 'page'), { 'index.html': PAGE });
const extension = await copyExtension({ from: dist, to: join(target, 'extension'), endpoint: null });
const pages = await servePages({ root });
const browser = await BareChromium.launch([extension, echo]);
try {
  const page = await browser.open(`${pages.url}/index.html`);
  const [own, other] = await Promise.all([
    browser.open(`chrome-extension://${await chromeId(extension)}/icons/icon.svg`),
    browser.open(`chrome-extension://${await chromeId(echo)}/own.html`),
  ]);
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  // The first of each also compiles, connects and finds the transport.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [session, name, times] of /** @type {const} */ ([[other, 'theirs', theirs], [own, 'ours', ours]])) {
      await browser.stopWorker(session);
      const time = await browser.evaluate(page, `${name}()`);
      if (round > 0) times.push(time);
    }
  }
  const [cold, empty] = [median(ours), median(theirs)];
  printTable(`A cold worker's first answer in Chromium (median of ${ROUNDS})`, [
    ['', 'time', 'of the empty one'],
    ['empty worker, same hops', `${fixed(empty)} ms`, ''],
    ['personal_sign: page → judged → passed on', `${fixed(cold)} ms`, `${fixed(cold / empty, 2)}×`],
  ]);
} finally {
  await browser.close();
  await pages.stop();
}
