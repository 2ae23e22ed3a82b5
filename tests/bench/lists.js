// A list of 300,000 sites and 3,000 addresses as it is kept, beside a plain Set of the same names.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist } from '../wasm/load.js';
import { fixed, median, printTable, timesOf } from '../wasm/measure.js';

const ROUNDS = 9;

const { default: start, Lookup, packList } = await import(pathToFileURL(join(dist, 'wasm/lists.js')).href);
await start({ module_or_path: readFileSync(join(dist, 'wasm/lists_bg.wasm')) });
const popular = readFileSync(join(dist, 'data/sites.json'), 'utf8');

const sites = Array.from({ length: 300_000 }, (_, at) => `claim-${(at * 7919).toString(36)}.airdrop-${at % 977}.example`);
const addresses = Array.from({ length: 3_000 }, () => `0x${randomBytes(20).toString('hex')}`);
const published = JSON.stringify([...sites, ...addresses]);
const bytes = new TextEncoder().encode(published);

const packMs = timed(() => packList(bytes, randomBytes(16)));
/** @type {Uint8Array} */
const kept = packList(bytes, randomBytes(16));
const openMs = timed(() => {
  const lookup = new Lookup(popular);
  lookup.add('list', kept);
  lookup.free();
});
const parseMs = timed(() => new Set(JSON.parse(published)));

/** Without well-known sites, which a Set does not look at either. */
const lookup = new Lookup('{"popular":[],"honest":[]}');
lookup.add('list', kept);
const whole = new Lookup(popular);
whole.add('list', kept);
const set = new Set([...sites, ...addresses]);
const wrong = Array.from({ length: 1_000_000 }, (_, at) => `https://honest-${at}.example`).filter((origin) => JSON.parse(lookup.site(origin)).listed);
if (!sites.every((site, at) => at % 101 || JSON.parse(lookup.site(`https://${site}`)).listed)) throw new Error('a listed site is not told');

let turn = 0;
const next = () => sites[(turn = (turn + 7919) % sites.length)] ?? '';
const asked = JSON.stringify(addresses.slice(0, 16));
const times = timesOf({
  list: () => lookup.site(`https://app.${next()}`),
  whole: () => whole.site(`https://app.${next()}`),
  set: () => suffixes(`app.${next()}`).some((name) => set.has(name)),
  addresses: () => lookup.addresses(asked),
});

printTable('A list of 300,000 sites and 3,000 addresses', [
  ['', 'kept', 'to read', 'to open', 'a lookup'],
  ['Countersign', `${kept.length} B`, `${fixed(packMs)} ms`, `${fixed(openMs)} ms`, `${fixed(times.list, 2)} µs`],
  ['JSON and a Set', `${bytes.length} B`, '', `${fixed(parseMs)} ms`, `${fixed(times.set, 2)} µs`],
]);
console.log(`With the well-known sites that a name could be taken for: ${fixed(times.whole)} µs. 16 addresses: ${fixed(times.addresses)} µs.`);
console.log(`Of a million other names, ${wrong.length} are taken for listed ones.`);

/** @param {() => unknown} work @returns {number} ms, the median */
function timed(work) {
  return median(Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }));
}

/** @param {string} host @returns {string[]} */
function suffixes(host) {
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
