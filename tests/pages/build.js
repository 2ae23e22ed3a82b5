// Bundles the dapp pages and serves them. As a command: `node tests/pages/build.js --out DIR`.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../bundle.js';

const source = join(dirname(fileURLToPath(import.meta.url)), 'src');
/** One page for each way to talk to a wallet, all from one template. */
const dapps = ['viem', 'ethers', 'wagmi', 'web3', 'bare'];
const files = ['dapp.css', 'demo.html', 'demo.css', 'honest.html'];

/**
 * Writes a page for each way to talk to a wallet (viem.html …), demo.html and honest.html, with their scripts.
 * @param {{out: string}} options
 * @returns {Promise<string>} the folder, absolute
 */
export async function buildPages({ out }) {
  const folder = resolve(out);
  await mkdir(folder, { recursive: true });
  const shared = { format: /** @type {const} */ ('esm'), platform: /** @type {const} */ ('browser'), target: ['chrome120', 'firefox128'] };
  const [plain, honest] = await Promise.all([
    bundle({ ...shared, entryPoints: [...dapps, 'demo'].map((name) => join(source, `${name}.js`)) }),
    // MetaMask's own packages expect a few globals of Node.
    bundle({
      ...shared,
      entryPoints: [join(source, 'honest.js')],
      inject: [join(source, '../../wallet/src/shim.js')],
      define: { global: 'globalThis' },
    }),
  ]);
  const scripts = Object.entries({ ...plain, ...honest }).map(([name, text]) => writeFile(join(folder, name), text));
  const template = await readFile(join(source, 'dapp.html'), 'utf8');
  const pages = dapps.map((name) => writeFile(join(folder, `${name}.html`), template.replaceAll('{{name}}', name)));
  await Promise.all([...scripts, ...pages, ...files.map((name) => cp(join(source, name), join(folder, name)))]);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'target/pages' } } });
  console.log(await buildPages({ out: values.out }));
}
