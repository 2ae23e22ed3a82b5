// Copies of a built extension, changed as a test needs it: another node, another id.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Chromium ids are the first 128 bits of a SHA-256, written with the letters a to p. */
const LETTERS = 'abcdefghijklmnop';
const LOCAL_CHAIN = '0x7a69';

/**
 * @param {object} options
 * @param {string} options.from a built folder, such as dist/chrome
 * @param {string} options.to the folder to write; replaced
 * @param {string | null} options.endpoint of the local chain; null leaves it without one
 * @param {string} [options.key] fixes the id in Chromium
 * @returns {Promise<string>} the folder, absolute
 */
export async function copyExtension({ from, to, endpoint, key }) {
  const folder = resolve(to);
  await rm(folder, { recursive: true, force: true });
  await cp(from, folder, { recursive: true });
  await edit(join(folder, 'data/chains.json'), (list) => ({
    ...list,
    chains: [
      ...list.chains.filter((/** @type {{id: string}} */ { id }) => id !== LOCAL_CHAIN),
      { id: LOCAL_CHAIN, name: 'Local chain', endpoint, prices: 'local' },
    ],
  }));
  if (key) await edit(join(folder, 'manifest.json'), (manifest) => ({ ...manifest, key }));
  return folder;
}

/** A module of which calling the only export `t` traps. */
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];

/**
 * Lets the guard trap on every snapshot that contains a text.
 * @param {string} folder a copy of the extension @param {string} text
 */
export async function trapOn(folder, text) {
  const file = join(folder, 'wasm/background.js');
  const script = await readFile(file, 'utf8');
  const head = 'export function judge(snapshot, context, answers) {';
  if (!script.includes(head)) throw new Error(`no judge in ${file}`);
  const trap = `new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(${JSON.stringify(TRAP)}))).exports.t()`;
  await writeFile(file, script.replace(head, `${head} if (snapshot.includes(${JSON.stringify(text)})) ${trap};`));
}

/**
 * A public key for a manifest whose id begins with one of `letters`.
 * @param {string} letters from a to p
 * @returns {string} base64 of DER
 */
export function keyFor(letters) {
  for (;;) {
    const { publicKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ type: 'spki', format: 'der' });
    if (letters.includes(idOf(key)[0] ?? '')) return key.toString('base64');
  }
}

/** @param {string} folder @returns {Promise<string>} the id that Chromium gives the unpacked extension */
export async function chromeId(folder) {
  const { key } = await read(join(folder, 'manifest.json'));
  return idOf(key ? Buffer.from(key, 'base64') : Buffer.from(resolve(folder)));
}

/** @param {string} folder @returns {Promise<string>} */
export async function geckoId(folder) {
  return (await read(join(folder, 'manifest.json'))).browser_specific_settings.gecko.id;
}

/** @param {Buffer} bytes */
function idOf(bytes) {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return [...digest].map((digit) => LETTERS[parseInt(digit, 16)]).join('');
}

/** @param {string} file */
const read = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** @param {string} file @param {(content: any) => any} change */
const edit = async (file, change) => writeFile(file, JSON.stringify(change(await read(file)), null, 2));
