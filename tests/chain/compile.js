// Compiles Solidity at test time and keeps the output under target/chain, keyed by everything it depends on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** @typedef {{abi: import('viem').Abi, bytecode: `0x${string}`}} Artifact creation code and its interface */
/** @typedef {{package: string, input: {sources: Record<string, {content: string}>, settings: object}}} Job */

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const nodeModules = join(root, 'node_modules');
const outputSelection = { '*': { '*': ['abi', 'evm.bytecode.object'] } };

/**
 * Compiles `contracts/*.sol`.
 * @returns {Promise<Record<string, Artifact>>} by contract name
 */
export async function compileContracts() {
  const folder = join(here, 'contracts');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sol')).sort();
  return compile({
    package: 'solc',
    input: {
      sources: await readSources(names.map((name) => [name, join(folder, name)])),
      settings: { optimizer: { enabled: true, runs: 200 }, evmVersion: 'cancun', outputSelection },
    },
  });
}

/**
 * Compiles Permit2 from its published source with the settings of the canonical deployment, which give
 * byte-for-byte the code on the public chains.
 * @returns {Promise<Artifact>}
 */
export async function compilePermit2() {
  const permit2 = join(nodeModules, '@uniswap', 'v4-periphery', 'lib', 'permit2');
  const paths = [
    ...(await solidityUnder(join(permit2, 'src'), 'src')),
    'lib/solmate/src/tokens/ERC20.sol',
    'lib/solmate/src/utils/SafeTransferLib.sol',
  ];
  const artifacts = await compile({
    package: 'solc-0.8.17',
    input: {
      sources: await readSources(paths.map((path) => [path, join(permit2, path)])),
      settings: {
        optimizer: { enabled: true, runs: 1_000_000 },
        viaIR: true,
        metadata: { bytecodeHash: 'none' },
        evmVersion: 'london',
        remappings: ['solmate/=lib/solmate/'],
        outputSelection,
      },
    },
  });
  const artifact = artifacts['Permit2'];
  if (!artifact) throw new Error('the compiler gave no Permit2');
  return artifact;
}

/**
 * @param {Job} job
 * @returns {Promise<Record<string, Artifact>>}
 */
async function compile(job) {
  const cache = join(root, 'target', 'chain', `${await keyOf(job)}.json`);
  const cached = await readFile(cache, 'utf8').catch(() => undefined);
  if (cached !== undefined) return JSON.parse(cached);

  const artifacts = artifactsOf(job, JSON.parse(await runCompiler(job)));
  await mkdir(dirname(cache), { recursive: true });
  // Written aside and renamed: another test process may be compiling the same sources.
  const aside = `${cache}.${process.pid}`;
  await writeFile(aside, JSON.stringify(artifacts));
  await rename(aside, cache);
  return artifacts;
}

/**
 * The versions of the library packages stand for the sources imported from them.
 * @param {Job} job
 */
async function keyOf(job) {
  const packages = [job.package, '@openzeppelin/contracts', '@uniswap/v4-periphery'];
  const versions = await Promise.all(packages.map(versionOf));
  return createHash('sha256').update(JSON.stringify([versions, job])).digest('hex').slice(0, 32);
}

/** @param {string} name */
async function versionOf(name) {
  const manifest = JSON.parse(await readFile(join(nodeModules, name, 'package.json'), 'utf8'));
  return `${name}@${manifest.version}`;
}

/**
 * @param {Job} job
 * @returns {Promise<string>} the compiler's standard-JSON output
 */
async function runCompiler(job) {
  const process_ = spawn(process.execPath, [join(here, 'solc-process.js'), job.package], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  process_.stdin.end(JSON.stringify({ language: 'Solidity', ...job.input }));
  return text(process_.stdout);
}

/**
 * @param {Job} job
 * @param {any} output
 * @returns {Record<string, Artifact>} of the sources named in the job, not of what they import
 */
function artifactsOf(job, output) {
  /** @type {{severity: string, formattedMessage: string}[]} */
  const errors = (output.errors ?? []).filter((/** @type {any} */ entry) => entry.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  /** @type {Record<string, Artifact>} */
  const artifacts = {};
  for (const source of Object.keys(job.input.sources)) {
    for (const [name, contract] of Object.entries(output.contracts[source] ?? {})) {
      const bytecode = contract.evm.bytecode.object;
      if (bytecode) artifacts[name] = { abi: contract.abi, bytecode: `0x${bytecode}` };
    }
  }
  return artifacts;
}

/**
 * @param {string} folder
 * @param {string} prefix of the paths given
 * @returns {Promise<string[]>}
 */
async function solidityUnder(folder, prefix) {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return solidityUnder(join(folder, entry.name), path);
    return Promise.resolve(entry.name.endsWith('.sol') ? [path] : []);
  });
  return (await Promise.all(nested)).flat().sort();
}

/**
 * @param {[string, string][]} files the name for the compiler, and the file
 * @returns {Promise<Record<string, {content: string}>>}
 */
async function readSources(files) {
  const sources = files.map(async ([name, file]) => [name, { content: await readFile(file, 'utf8') }]);
  return Object.fromEntries(await Promise.all(sources));
}
