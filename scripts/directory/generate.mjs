// Writes extension/data/directory.json: known contracts by chain, from packages that the protocols themselves publish.
// The package that said it and its version stand beside every address. Not a part of the build: its result is
// committed, and crate/guard/tests/directory.rs checks its form.
//
// Run: cd scripts/directory && npm install --ignore-scripts --omit=optional --legacy-peer-deps && node unpack.mjs && node generate.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { getAddress, isAddress } from 'viem';
import { SOURCES } from './sources.mjs';
import { CHAINS } from './sources/rows.mjs';

const OUT = new URL('../../extension/data/directory.json', import.meta.url);
/** The longest name, in characters; `Known::name` says the same. */
const MAX_NAME = 64;
/** Stands for the chain's own coin in many packages. */
const COIN = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';
const ZERO = '0x0000000000000000000000000000000000000000';

const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

/** The address that a package names, if its capitals agree with its digits. */
const read = (name, text) => {
  if (!isAddress(text, { strict: false })) throw new Error(`${name}: ${text} is no address`);
  if (isAddress(text) || text === text.toUpperCase().replace('X', 'x')) return getAddress(text.toLowerCase());
  console.log(`${name}: ${text} is mistyped`);
  return null;
};

/** Whether two sources are at odds over whose a contract's allowances are. A pool may be a token besides. */
const disagree = (one, other) => (one === 'executor') !== (other === 'executor');

/** By chain and address, what the first source says of it. */
const known = new Map();
/** Those that two sources are at odds over: neither is taken. */
const refused = new Map();
SOURCES.forEach(([name, rows], source) => {
  for (const [chain, text, role, label] of rows()) {
    if (!CHAINS.includes(chain) || !text) continue;
    const address = read(name, text);
    if (!address || address === COIN || address === ZERO) continue;
    const key = `${chain}/${address}`;
    const before = known.get(key);
    if (!before) known.set(key, { chain, address, role, label: label.slice(0, MAX_NAME), source });
    else if (disagree(before.role, role)) refused.set(key, [before.label, label]);
  }
});

for (const [key, [one, other]] of refused) {
  console.log(`${key} is ${one}, or ${other}`);
  known.delete(key);
}

/** The same contract on several chains is one row. */
const rows = new Map();
for (const { chain, address, role, label, source } of known.values()) {
  const key = [address.toLowerCase(), role, label, source].join('\n');
  const row = rows.get(key) ?? { key, address, role, label, source, chains: [] };
  row.chains.push(chain);
  rows.set(key, row);
}
const sorted = [...rows.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
const hex = (chain) => `0x${chain.toString(16)}`;
const contracts = sorted.map(({ address, role, label, source, chains }) =>
  JSON.stringify([address, role, label, source, chains.sort((one, other) => one - other).map(hex)]));
const sources = SOURCES.map(([name]) => JSON.stringify(`${name}@${version(name)}`));

writeFileSync(OUT, `{
 "v": 1,
 "sources": [
  ${sources.join(',\n  ')}
 ],
 "contracts": [
  ${contracts.join(',\n  ')}
 ]
}
`);
const size = readFileSync(OUT).length;
console.log(`${contracts.length} rows, ${known.size} contracts by chain, ${CHAINS.length} chains, ${size} bytes`);
