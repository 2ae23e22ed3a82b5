// How soon the popup shows its list, beside a page of the same extension that holds that list as markup and has no script.
// What was read before is shown first, so no chain is waited for. The two take turns in one window.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { receiptOf } from '../chain/receipt.js';
import { World } from '../e2e/harness/world.js';
import { fixed, median, printTable } from '../wasm/measure.js';

const ROUNDS = 40;
const WARM_UP = 5;
const ALLOWANCES = 30;

/** The extension's folder. */
let folder = '';
const world = await World.start({ browser: 'chromium', name: 'bench-popup', edit: async (copy) => void (folder = copy) });
try {
  const { client, contracts, abis } = world.chain;
  for (let at = 1; at <= ALLOWANCES; at++) {
    const spender = /** @type {const} */ (`0x${(0xa000 + at).toString(16).padStart(40, '0')}`);
    await receiptOf(client, await client.writeContract({ account: world.user, address: contracts.plain, abi: abis.plain, functionName: 'approve', args: [spender, BigInt(at)] }));
  }
  const popup = await world.popup(await world.dapp('bare'));
  await popup.lists(ALLOWANCES);
  const page = popup.page;
  const own = page.url();
  const still = own.replace(/popup\.html.*/, 'still.html');
  await writeFile(join(folder, 'still.html'), await page.evaluate(() => {
    for (const script of document.querySelectorAll('script')) script.remove();
    return `<!doctype html>${document.documentElement.outerHTML}`;
  }));
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      if (!document.querySelector('li.allowance')) return void requestAnimationFrame(look);
      // Called before that frame is painted, and after.
      requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset['painted'] = String(performance.now()); }));
    };
    requestAnimationFrame(look);
  });
  /** @param {string} address @returns {Promise<number>} ms from the start of the navigation */
  const painted = async (address) => {
    await page.goto(address);
    await page.waitForFunction(() => document.documentElement.dataset['painted']);
    return Number(await page.evaluate(() => document.documentElement.dataset['painted']));
  };
  /** @type {{ours: number[], base: number[]}} */
  const times = { ours: [], base: [] };
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const base = await painted(still);
    const ours = await painted(own);
    // What it has read anew meanwhile is none of the next one's.
    await popup.lists(ALLOWANCES);
    if (round < WARM_UP) continue;
    times.base.push(base);
    times.ours.push(ours);
  }
  const [base, ours] = [median(times.base), median(times.ours)];
  printTable(`Until ${ALLOWANCES} allowances are painted in Chromium (median of ${ROUNDS})`, [
    ['', 'time', 'added'],
    ['a page without scripts', `${fixed(base)} ms`, ''],
    ['the popup', `${fixed(ours)} ms`, `${fixed(ours - base)} ms`],
  ]);
} finally {
  await world.stop();
}
