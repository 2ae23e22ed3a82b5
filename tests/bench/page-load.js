// What a page's load costs with the extension, beside one whose scripts in both worlds are empty. The two browsers take
// turns, so that a busy moment of the machine falls on both. The time of the page's main thread alone does not depend on
// what else runs.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/harness/browsers.js';
import { SILENT, writeFolder } from '../e2e/harness/empty.js';
import { copyExtension } from '../e2e/harness/extension.js';
import { servePages } from '../pages/index.js';
import { dist } from '../wasm/load.js';
import { fixed, median, printTable } from '../wasm/measure.js';

const ROUNDS = 150;
const WARM_UP = 10;
const target = fileURLToPath(new URL('../../target/bench/load', import.meta.url));

/** From the first byte to the end of the load event, so that neither server nor network counts. */
const TIME = `new Promise((resolve) => {
  const look = () => {
    const [{ responseStart, loadEventEnd }] = performance.getEntriesByType('navigation');
    if (loadEventEnd > 0) resolve(loadEventEnd - responseStart); else setTimeout(look, 1);
  };
  look();
})`;

const PAGE = `<!doctype html><title>Load</title><body>${'<p>Some text of a page.</p>'.repeat(200)}<script>document.title += '!'</script>`;

const silent = await writeFolder(join(target, 'silent'), SILENT);
const second = await writeFolder(join(target, 'second'), SILENT);
const root = await writeFolder(join(target, 'page'), { 'index.html': PAGE });
const extension = await copyExtension({ from: dist, to: join(target, 'extension'), endpoint: null });
const pages = await servePages({ root });
const browsers = [
  await launch({ browser: 'chromium', extension: silent, wallet: second }),
  await launch({ browser: 'chromium', extension, wallet: second }),
];
try {
  const opened = await Promise.all(browsers.map(openMeasured));
  const times = browsers.map(() => ({ load: /** @type {number[]} */ ([]), thread: /** @type {number[]} */ ([]) }));
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    for (const [at, { page, threadTime }] of opened.entries()) {
      await page.goto(`${pages.url}/index.html?${round}`);
      const load = Number(await page.evaluate(TIME));
      const thread = await threadTime();
      if (round < WARM_UP) continue;
      times[at]?.load.push(load);
      times[at]?.thread.push(thread);
    }
  }
  for (const [kind, what] of /** @type {const} */ ([['load', 'from its first byte'], ['thread', 'time of its main thread']])) {
    const [base = [], ours = []] = times.map((time) => time[kind]);
    const differences = ours.map((time, round) => time - (base[round] ?? NaN));
    printTable(`A page's load in Chromium, ${what} (median of ${ROUNDS})`, [
      ['', 'time', 'added'],
      ['empty scripts in both worlds', `${fixed(median(base), 2)} ms`, ''],
      ['Countersign', `${fixed(median(ours), 2)} ms`, `${fixed(median(ours) - median(base), 2)} ms`],
      ['median difference of neighbours', '', `${fixed(median(differences), 2)} ms`],
    ]);
  }
} finally {
  for (const { close } of browsers) await close();
  await pages.stop();
}

/** A page, and how long its main thread has worked for its document, in ms. @param {import('../e2e/harness/browsers.js').Launched} launched */
async function openMeasured({ browser }) {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  return { page, threadTime };
}
