// Builds the test wallet. As a command:
// `node tests/wallet/build.js --browser chrome|firefox --out DIR [--rpc URL] [--mode auto|manual|reject] [--key BASE64] [--speaker]`
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../bundle.js';
import { testAccounts } from '../chain/index.js';
import { manifest } from './manifest.js';

/** @typedef {import('./src/config.js').Config} Config */
/**
 * @typedef {object} Options
 * @property {'chrome' | 'firefox'} browser
 * @property {string} out the folder to write; replaced
 * @property {string} [rpcUrl] default http://127.0.0.1:8545
 * @property {number} [chainId] the first active chain; default 31337
 * @property {number[]} [otherChainIds] chains one may switch to, read through the same node; default [1]
 * @property {'auto' | 'reject' | 'manual'} [mode] how it starts out; default auto
 * @property {boolean} [speaker] whether it speaks as all the wallets of speaker/ do (default: as MetaMask, by its own libraries)
 * @property {string} [prefix] of the names of its streams; any but `metamask`, the default, makes a wallet that nobody knows
 * @property {string} [key] public key that fixes the id in Chromium, as in a manifest (base64 of DER; PEM lines are accepted)
 */

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const pageScripts = ['confirm', 'control'];
/** Those that a wallet's transport is made of. */
const wireScripts = ['background', 'content', 'inpage'];
const files = ['confirm.html', 'control.html', 'wallet.css'];

/** In the bundles, in place of the configuration. */
const CONFIG = '"the configuration of the test wallet"';

/**
 * @param {Options} options
 * @returns {Promise<string>} the folder, absolute
 */
export async function buildWallet({ browser, out, key, speaker = false, ...rest }) {
  const folder = resolve(out);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const bundles = await bundle({
    entryPoints: [
      ...pageScripts.map((name) => join(source, `${name}.js`)),
      ...wireScripts.map((name) => join(speaker ? join(here, 'speaker') : source, `${name}.js`)),
    ],
    entryNames: '[name]',
    format: 'iife',
    platform: 'browser',
    target: ['chrome120', 'firefox128'],
    alias: { 'micro-ftch': join(source, 'nothing.js') },
    inject: [join(source, 'shim.js')],
    define: { WALLET_CONFIG: CONFIG, global: 'globalThis' },
  });
  const config = JSON.stringify(configOf(rest));
  await Promise.all(Object.entries(bundles).map(([name, text]) => writeFile(join(folder, name), text.replaceAll(CONFIG, () => config))));
  await Promise.all(files.map((name) => cp(join(source, name), join(folder, name))));
  const content = manifest({ browser, ...(key && { key: keyBody(key) }) });
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(content, null, 2));
  return folder;
}

/**
 * @param {Pick<Options, 'rpcUrl' | 'chainId' | 'otherChainIds' | 'mode' | 'prefix'>} options
 * @returns {Config}
 */
function configOf({ rpcUrl = 'http://127.0.0.1:8545', chainId = 31337, otherChainIds = [1], mode = 'auto', prefix = 'metamask' }) {
  /** @param {number} id @returns {`0x${string}`} */
  const hex = (id) => `0x${id.toString(16)}`;
  return {
    chains: [chainId, ...otherChainIds].map((id) => ({ chainId: hex(id), rpcUrl })),
    mode,
    prefix,
    privateKeys: testAccounts().map((account) => account.privateKey),
  };
}

/** @param {string} key */
const keyBody = (key) => key.replace(/-----[A-Z ]+-----|\s/g, '');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      speaker: { type: 'boolean' },
      browser: { type: 'string', default: 'chrome' },
      out: { type: 'string' },
      rpc: { type: 'string' },
      mode: { type: 'string' },
      key: { type: 'string' },
    },
  });
  const { browser, out, rpc, mode, key, speaker } = values;
  if (!out) throw new Error('--out DIR is required');
  if (browser !== 'chrome' && browser !== 'firefox') throw new Error('--browser is chrome or firefox');
  const folder = await buildWallet({
    browser,
    out,
    ...(rpc && { rpcUrl: rpc }),
    ...(mode && { mode: /** @type {Options['mode'] & string} */ (mode) }),
    ...(key && { key }),
    ...(speaker && { speaker }),
  });
  console.log(folder);
}
