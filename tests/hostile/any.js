// The attacks against any guard, or against none: which of them reach the wallet. As a command:
// `[BROWSER=firefox] [ATTACKS=transport/] node tests/hostile/any.js [--guard FOLDER]`
// FOLDER is an unpacked extension; without it nothing stands between the pages and the wallet.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startChain } from '../chain/index.js';
import { chosenBrowser, launch } from '../e2e/harness/browsers.js';
import { keyFor } from '../e2e/harness/extension.js';
import { Wallet } from '../e2e/harness/wallet.js';
import { World } from '../e2e/harness/world.js';
import { buildWallet } from '../wallet/build.js';
import { expectedIn, loadCases, runsOf } from './cases.js';
import { Runner } from './runner.js';
import { Server } from './server.js';

const { values } = parseArgs({ options: { guard: { type: 'string' } } });
const browser = chosenBrowser();
const only = process.env['ATTACKS'] ?? '';
const target = join(fileURLToPath(new URL('../../target/hostile', import.meta.url)), browser);
const [run] = runsOf(browser);
if (!run) throw new Error('no run');

const server = await new Server().start();
const world = await start(values.guard ? resolve(values.guard) : await nothing());
const runner = new Runner({ world, server, keeper: null, prefix: 'metamask', tab: await world.launched.browser.newPage() });
const counts = { reached: 0, 'not reached': 0, 'not performed': 0 };
for (const one of await loadCases()) {
  if (!one.id.includes(only) || expectedIn(one, run) === undefined) continue;
  const outcome = await runner.bare(one).then((reached) => (reached ? 'reached' : 'not reached'), () => 'not performed');
  counts[/** @type {keyof typeof counts} */ (outcome)] += 1;
  console.log(`${outcome.padEnd(14)} ${one.id.slice(0, 100)}`);
}
console.log(`${counts.reached} reached the wallet without a person's word, ${counts['not reached']} did not, ${counts['not performed']} could not be performed`);
await world.stop();
await server.stop();

/** @param {string} extension */
async function start(extension) {
  const chain = await startChain({ port: 0 });
  const wallet = await buildWallet({ browser: browser === 'chromium' ? 'chrome' : 'firefox', out: join(target, 'wallet'), rpcUrl: chain.rpcUrl, key: keyFor('ijklmnop') });
  const launched = await launch({ browser, extension, wallet });
  return new World({ chain, launched, site: '', wallet: await Wallet.open(launched), started: [launched.close, chain.stop] });
}

/** An extension that does nothing. */
async function nothing() {
  const folder = join(target, 'nothing');
  await mkdir(folder, { recursive: true });
  const manifest = { manifest_version: 3, name: 'Nothing', version: '1.0', browser_specific_settings: { gecko: { id: 'nothing@countersign.test' } } };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
