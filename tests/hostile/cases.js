// The attacks as cases: every file of tests/pages/hostile, once for each of its variants.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @typedef {import('../pages/hostile/types.js').Attack} Attack */
/** @typedef {import('../pages/hostile/types.js').Run} Run */
/** @typedef {{name: Run, wallet: import('../pages/hostile/types.js').Wallet, above: boolean}} RunOf */
/**
 * @typedef {object} Case
 * @property {string} id such as `transport/direct` or `poison/array (map)`
 * @property {string} file
 * @property {string} variant empty if there is only one
 * @property {Attack} attack
 */

export const folder = fileURLToPath(new URL('../pages/hostile', import.meta.url));
/** Files beside the attacks. */
const SHARED = new Set(['page.js', 'shared.js', 'realm.js', 'forge.js', 'wires.js']);

/** @returns {Promise<Case[]>} by name */
export async function loadCases() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.js') && !SHARED.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)).sort();
  const loaded = await Promise.all(files.map(async (file) => ({ file, attack: await load(file) })));
  return loaded.flatMap(({ file, attack }) => {
    const name = relative(folder, file).replace(/\.js$/, '').replaceAll('\\', '/');
    return (attack.variants ?? ['']).map((variant) => ({ id: variant ? `${name} (${variant})` : name, file, variant, attack }));
  });
}

/** @param {Case} one @param {RunOf} run @returns {string | undefined} undefined if it is not run there */
export function expectedIn({ attack: { expected, order, wallets = ['metamask'] } }, { name, wallet, above }) {
  if (!wallets.includes(wallet) || (above && !order)) return undefined;
  return typeof expected === 'string' ? expected : expected[name] ?? expected.else;
}

/** @param {'chromium' | 'firefox'} browser @returns {RunOf[]} */
export function runsOf(browser) {
  const wallets = /** @type {const} */ ([['metamask', ''], ['unknown', ', unknown wallet'], ['wires', ', all wallets']]);
  return wallets.flatMap(([wallet, words]) => [
    { name: /** @type {Run} */ (`${browser}${words}`), wallet, above: false },
    // Firefox runs a capture listener first in any order.
    ...(browser === 'firefox' ? [] : [{ name: /** @type {Run} */ (`${browser}${words}, id above`), wallet, above: true }]),
  ]);
}

/** An attack's module runs in a page only; here it is read for what it says. @param {string} file @returns {Promise<Attack>} */
async function load(file) {
  const { default: attack } = await import(pathToFileURL(file).href);
  if (typeof attack?.attack !== 'string' || typeof attack.run !== 'function') throw new Error(`${file} is no attack`);
  return attack;
}
