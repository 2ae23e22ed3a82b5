// `node tests/kills/run.js --browser NAME [--count N | --seconds S] [--seed S] [--out FILE]`: kills the background, the
// prompt, the tab or the whole extension at random moments while requests run, and checks what became of each
// request. Ends with 1 if one was lost, or reached the wallet without a click, or twice.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { World } from '../e2e/harness/world.js';
import { Ledger } from './ledger.js';
import { randomOf } from './random.js';
import { Round } from './round.js';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    count: { type: 'string', default: '1000' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const browser = /** @type {'chromium' | 'firefox'} */ (values.browser);
const seed = Number(values.seed);
const wanted = values.seconds ? Infinity : Number(values.count);

const world = await World.start({ name: 'kills', browser });
const ledger = new Ledger();
try {
  const random = randomOf(seed);
  const until = values.seconds ? Date.now() + Number(values.seconds) * 1000 : Infinity;
  const round = new Round(world, ledger, random);
  while (ledger.killed < wanted && Date.now() < until) {
    const before = ledger.faults.length;
    await round.play();
    for (const fault of ledger.faults.slice(before)) console.error(fault);
    if (ledger.rounds % 20 === 0) console.log(ledger.line());
  }
  const version = await world.launched.browser.version();
  const result = { browser, version, seed, ...ledger.result() };
  console.log(JSON.stringify(result, null, 2));
  if (values.out) await writeFile(values.out, JSON.stringify(result));
} finally {
  await world.stop();
}
process.exitCode = ledger.faults.length === 0 ? 0 : 1;
