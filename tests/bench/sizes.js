// Every file that ships in Chrome, as it is and compressed.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from '../wasm/load.js';
import { printTable } from '../wasm/measure.js';

const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const sizes = files.map((entry) => {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const content = readFileSync(path);
  return { path: relative(dist, path), raw: content.length, gzip: gzipSync(content, { level: 9 }).length };
});
sizes.sort((a, b) => b.raw - a.raw);

const sum = (/** @type {'raw' | 'gzip'} */ key) => sizes.reduce((total, size) => total + size[key], 0);
const bytes = (/** @type {number} */ size) => size.toLocaleString('en');
printTable('What ships (bytes)', [
  ['', 'raw', 'gzip'],
  ...sizes.map(({ path, raw, gzip }) => [path, bytes(raw), bytes(gzip)]),
  ['together', bytes(sum('raw')), bytes(sum('gzip'))],
]);
