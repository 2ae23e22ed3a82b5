// What the tests measured of each wallet's transport: docs/wallets.md is written from it. With `MEASURE=write` the
// file is written anew; otherwise it has to say what was measured.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';

/** @typedef {'blocked' | 'detected' | 'provider'} Guard what a page's own message meets */

const file = new URL('./measured.json', import.meta.url);

/**
 * @param {string} browser @param {string} ids whose content scripts came first
 * @param {Record<string, Guard>} wallets
 */
export async function agree(browser, ids, wallets) {
  const known = JSON.parse(await readFile(file, 'utf8'));
  if (process.env['MEASURE'] === 'write') {
    const next = { ...known, [browser]: { ...known[browser], [ids]: wallets } };
    await writeFile(file, `${JSON.stringify(next, null, 1)}\n`);
    return;
  }
  assert.deepEqual(wallets, known[browser]?.[ids], 'tests/e2e/transports/measured.json says otherwise');
}
