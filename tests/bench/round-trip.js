// From a page to a verdict and back in Chromium, beside an extension of the same hops that does nothing; and what the
// wrapper costs a call that is not looked at, beside the same call on the provider itself.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/harness/browsers.js';
import { ECHO, writeFolder } from '../e2e/harness/empty.js';
import { copyExtension } from '../e2e/harness/extension.js';
import { until } from '../e2e/harness/wait.js';
import { servePages } from '../pages/index.js';
import { dist, loadGuard } from '../wasm/load.js';
import { fixed, median, printTable, timesOf } from '../wasm/measure.js';

const ROUNDS = 300;
const WARM_UP = 30;
const BATCHES = 30;
const BATCH = 1000;
const PARAMS = ['0x68656c6c6f', '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'];
const target = fileURLToPath(new URL('../../target/bench/round-trip', import.meta.url));

/** A page with a wallet of its own that answers at once, so that the way to the verdict is all there is. */
const PAGE = `<!doctype html><title>Round trips</title><script>
  const bare = { request: async ({ method }) => (method === 'personal_sign' ? '0x' : null) };
  window.ethereum = bare;
  const guarded = () => ethereum.request({ method: 'personal_sign', params: ${JSON.stringify(PARAMS)} });
  const echoed = () => window.echo({ method: 'personal_sign', params: ${JSON.stringify(PARAMS)} });
  const timed = async (ask) => { const start = performance.now(); await ask(); return performance.now() - start; };
  // The two take turns, so that a busy moment of the machine falls on both.
  const measure = async () => {
    const times = { guarded: [], echoed: [] };
    for (let round = 0; round < ${ROUNDS + WARM_UP}; round++) {
      for (const [name, ask] of [['echoed', echoed], ['guarded', guarded]]) {
        const time = await timed(ask);
        if (round >= ${WARM_UP}) times[name].push(time);
      }
    }
    return times;
  };
  const batch = (provider) => timed(async () => {
    for (let at = 0; at < ${BATCH}; at++) await provider.request({ method: 'eth_chainId' });
  });
  const measureUnguarded = async () => {
    const times = { bare: [], wrapped: [] };
    for (let round = 0; round < ${BATCHES + 3}; round++) {
      for (const [name, provider] of [['bare', bare], ['wrapped', window.ethereum]]) {
        const time = await batch(provider);
        if (round >= 3) times[name].push(time * 1000 / ${BATCH});
      }
    }
    return times;
  };
</script>`;

const { module } = await loadGuard();
const request = JSON.stringify({ method: 'personal_sign', params: PARAMS });
const context = JSON.stringify({ origin: 'http://127.0.0.1', chain: null, account: null, now: 1_800_000_000 });
const judge = timesOf({ judge: () => module.judge(request, context, '[]') }).judge / 1000;

const echo = await writeFolder(join(target, 'echo'), ECHO);
const root = await writeFolder(join(target, 'page'), { 'index.html': PAGE });
const extension = await copyExtension({ from: dist, to: join(target, 'extension'), endpoint: null });
const pages = await servePages({ root });
const launched = await launch({ browser: 'chromium', extension, wallet: echo });
try {
  const { browser, base } = launched;
  const page = await browser.newPage();
  await page.goto(`${pages.url}/index.html`);
  await until(() => page.evaluate('typeof echo === "function" && ethereum !== bare'), 'page with both extensions');

  const worker = await (await browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().startsWith(base.extension))).worker();
  await worker?.evaluate(`globalThis.connections = 0; chrome.runtime.onConnect.addListener(() => { connections += 1; })`);
  const unguarded = /** @type {Record<'bare' | 'wrapped', number[]>} */ (await page.evaluate('measureUnguarded()'));
  const connections = await worker?.evaluate('connections');
  if (connections !== 0) throw new Error(`${connections} connections for calls that are not looked at`);

  const times = /** @type {Record<'guarded' | 'echoed', number[]>} */ (await page.evaluate('measure()'));
  const row = (/** @type {string} */ name, /** @type {number[]} */ list, /** @type {string} */ ratio) => {
    const ordered = [...list].sort((a, b) => a - b);
    return [name, `${fixed(median(list), 2)} ms`, `${fixed(ordered[Math.floor(list.length * 0.95)] ?? NaN, 2)} ms`, ratio];
  };
  const least = median(times.echoed) + judge;
  printTable(`Round trips in Chromium (${ROUNDS} each)`, [
    ['', 'median', '95 of 100', 'of the least'],
    row('empty worker, same hops', times.echoed, ''),
    ['judging alone', `${fixed(judge, 3)} ms`, '', ''],
    row('personal_sign: page → judged → passed on', times.guarded, `${fixed(median(times.guarded) / least, 2)}×`),
  ]);
  const mean = (/** @type {number[]} */ list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [bare, wrapped] = [mean(unguarded.bare), mean(unguarded.wrapped)];
  printTable(`eth_chainId, which is not looked at (mean of ${BATCHES} batches of ${BATCH}; no message to the extension)`, [
    ['', 'time', 'added'],
    ['the provider itself', `${fixed(bare, 2)} µs`, ''],
    ['the wrapped provider', `${fixed(wrapped, 2)} µs`, `${fixed(wrapped - bare, 2)} µs`],
  ]);
} finally {
  await launched.close();
  await pages.stop();
}
