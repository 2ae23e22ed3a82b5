// Puts the packages that are only read, and need none of their dependencies for it, beside those that npm installs.
// Nothing of them is run by this.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const { unpacked } = JSON.parse(readFileSync(join(HERE, 'package.json')));

const work = mkdtempSync(join(tmpdir(), 'unpack-'));
try {
  for (const [name, version] of Object.entries(unpacked)) unpack(name, version);
} finally {
  rmSync(work, { recursive: true });
}

/** Packages keep their files in one folder, whatever it is called. */
function unpack(name, version) {
  const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', work]);
  const filename = packed.toString().trim();
  const folder = join(HERE, 'node_modules', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['xzf', join(work, filename), '-C', folder, '--strip-components=1', '--no-same-owner']);
}
