// The zip files that `cargo xtask package` makes, unpacked as they are.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { chromeId } from './extension.js';

const folder = process.env['COUNTERSIGN_PACKAGES'] ?? fileURLToPath(new URL('../../../target/packages', import.meta.url));

/**
 * Unpacks what a shop would be given. It has no key: in Chromium its folder says its id, so a folder is found whose id
 * begins with one of `letters`.
 * @param {{flavour: 'chrome' | 'firefox', to: string, letters: string}} options
 * @returns {Promise<string>} the folder
 */
export async function unpackPackage({ flavour, to, letters }) {
  const files = unzipSync(await readFile(join(folder, await nameOf(flavour))));
  const place = await placeFor(to, files, letters);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(place, name)), { recursive: true });
    await writeFile(join(place, name), content);
  }
  return place;
}

/** @param {string} flavour */
async function nameOf(flavour) {
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8').catch(() => '');
  const name = sums.split(/\s+/).find((word) => word.startsWith(`countersign-${flavour}-`));
  if (!name) throw new Error(`no package for ${flavour} in ${folder}: cargo xtask test package`);
  return name;
}

/** @param {string} to @param {Record<string, Uint8Array>} files @param {string} letters */
async function placeFor(to, files, letters) {
  for (let number = 0; ; number += 1) {
    const place = `${to}-${number}`;
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'manifest.json'), files['manifest.json'] ?? '');
    if (letters.includes((await chromeId(place))[0] ?? '')) return place;
  }
}
