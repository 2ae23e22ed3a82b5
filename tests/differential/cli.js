// `cargo xtask differential`: many cases, and a file that says what came of them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { run } from './run.js';

const FILE = new URL('./result.json', import.meta.url);
const LIBRARIES = ['@metamask/eth-sig-util', 'viem', 'ethers'];

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string', default: `${Date.now()}` } } });
const [cases, seed] = [whole(values.cases), whole(values.seed)];
// Before the run: what is compared is what was checked out then.
const about = { date: new Date().toISOString(), commit: commit(), libraries: versions(), seed, cases };
console.log(`${cases} payloads of seed ${seed}`);
const { totals, failures } = await run(seed, cases);
const ordered = Object.fromEntries(Object.entries(totals).sort(([left], [right]) => (left < right ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify({ ...about, totals: ordered }, null, 2)}\n`);
console.log(JSON.stringify(ordered, null, 2));
if (failures.length > 0) {
  console.error(JSON.stringify(failures, null, 2));
  process.exitCode = 1;
}

/** @param {string} text */
function whole(text) {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`not a whole number: ${text}`);
  return Number(text);
}

/** The commit that is checked out, with a plus if files were changed since. */
function commit() {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no');
  return git('rev-parse', 'HEAD') + (changed ? '+' : '');
}

/** @returns {Record<string, string>} */
function versions() {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  return Object.fromEntries(LIBRARIES.map((name) => [name, lock.packages[`node_modules/${name}`].version]));
}
