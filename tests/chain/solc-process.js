// Runs one Solidity compiler on one standard-JSON input: `node solc-process.js PACKAGE < input > output`.
// It is a process of its own because the compiler installs handlers that swallow the exceptions of its host.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const nodeModules = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'node_modules');
const name = process.argv[2] ?? 'solc';

/**
 * Finds an imported source: package paths are file paths under node_modules.
 * @param {string} path
 * @returns {{contents: string} | {error: string}}
 */
const findImport = (path) => {
  try {
    return { contents: readFileSync(join(nodeModules, path), 'utf8') };
  } catch (error) {
    return { error: String(error) };
  }
};

const solc = createRequire(import.meta.url)(name);
const output = solc.compile(await text(process.stdin), { import: findImport });
process.stdout.write(output);
