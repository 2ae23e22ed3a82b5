// What is depended on is what docs/dependencies.md explains, is used, runs nothing when it is installed, and our own
// crates have no unsafe code. No page makes markup of text.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The workspaces, by the file that describes each. */
const MANIFESTS = ['Cargo.toml', 'fuzz/Cargo.toml'];
/** Named for what it does to another dependency, or by what another one generates: where, and which. */
const USED_BY_OTHERS = ['formats wasm-bindgen', 'pages web-sys', 'xtask proc-macro2'];
/** What is only types. */
const USED_UNNAMED = ['@types/chrome'];

const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');
const document = read('docs/dependencies.md');
const lock = JSON.parse(read('package-lock.json'));
const { devDependencies, dependencies, scripts } = JSON.parse(read('package.json'));
const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);

/** @typedef {{name: string, license: string, source: string | null, manifest_path: string, dependencies: {name: string, path?: string}[]}} Crate */
/** @type {Crate[]} */
let crates;

before(() => {
  const described = (/** @type {string} */ manifest) => {
    const args = ['metadata', '--format-version=1', '--locked', '--filter-platform=wasm32-unknown-unknown', '--manifest-path', manifest];
    return JSON.parse(execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] }));
  };
  crates = MANIFESTS.flatMap((manifest) => described(manifest).packages);
});

/** The crates of this repository. */
const own = () => [...new Map(crates.filter(({ source }) => source === null).map((one) => [one.name, one])).values()];

/** The rows of the tables under these headings: cells by the name in the first. @param {string[]} headings */
function rows(...headings) {
  const sections = document.split('\n## ').filter((section) => headings.some((heading) => section.startsWith(`${heading}\n`)));
  assert.equal(sections.length, headings.length);
  const lines = sections.flatMap((section) => [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]);
  return new Map(lines.map(([, name, cells]) => [name, cells.split(' | ')]));
}

/** @param {Iterable<string>} names */
const sorted = (names) => [...new Set(names)].sort();

test('every crate that ours name has a row with its licence, and no other', () => {
  const explained = rows('In the modules that ship', 'For the build, the tools and the tests');
  const named = own().flatMap((one) => one.dependencies.filter(({ path }) => path === undefined));
  assert.deepEqual(sorted(explained.keys()), sorted(named.map(({ name }) => name)));
  for (const [name, [licence]] of explained) {
    const licences = crates.filter((one) => one.name === name).map(({ license }) => license);
    assert.ok(licences.includes(licence), `${name}: ${licences.join(' or ')}`);
  }
});

/** What the licence of a package calls itself, for one that names none. @param {string} name */
const headOf = (name) => read(`node_modules/${name}/LICENSE`).split('\n', 1)[0];

test('every npm package has a row with its licence, and no other', () => {
  assert.equal(dependencies, undefined, 'nothing from npm ships');
  const explained = rows('From npm, for the build and the tests only');
  assert.deepEqual(sorted(explained.keys()), sorted(Object.keys(devDependencies)));
  for (const [name, [licence]] of explained) assert.equal(lock.packages[`node_modules/${name}`].license ?? headOf(name), licence, name);
});

test('every crate is used by the crate that names it', () => {
  for (const { name, manifest_path, dependencies: named } of own()) {
    const folder = dirname(manifest_path).slice(ROOT.length);
    const source = tracked.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.rs')).map(read).join('\n');
    const unused = named
      .map((one) => one.name)
      .filter((one) => !new RegExp(`\\b${one.replaceAll('-', '_')}\\b`).test(source))
      .filter((one) => !USED_BY_OTHERS.includes(`${name} ${one}`));
    assert.deepEqual(unused, [], name);
  }
});

test('every npm package is named by a script, a test or a tool', () => {
  const source = tracked.filter((file) => /\.(js|mjs|rs|sol)$/.test(file) && !file.endsWith('dependencies.test.js')).map(read).join('\n');
  const program = (/** @type {string} */ name) => Object.keys(lock.packages[`node_modules/${name}`].bin ?? {});
  const unused = Object.keys(devDependencies).filter((name) => {
    const words = [name, ...program(name)].map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    return !new RegExp(`["'\`/](${words.join('|')})["'\`/]`).test(source);
  });
  assert.deepEqual(sorted(unused), sorted(USED_UNNAMED));
});

test('nothing is run by an installation', () => {
  assert.equal(scripts, undefined);
  assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
  assert.match(read('scripts/src/setup.rs'), /"--ignore-scripts"/);
  const having = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = having.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  assert.deepEqual(sorted(rows('No install scripts').keys()), sorted(names));
  for (const file of tracked.filter((name) => /\.(md|mjs|yml)$|^\.ci\//.test(name))) {
    for (const [line] of read(file).matchAll(/^.*\bnpm (?:ci|install|i)\b.*$/gm)) {
      assert.match(line, /--ignore-scripts|`npm ci`/, `${file}: ${line}`);
    }
  }
});

test('every npm package is pinned to a version and a digest', () => {
  for (const version of Object.values(devDependencies)) assert.match(version, /^(npm:[\w.-]+@)?\d+\.\d+\.\d+$/);
  for (const [path, { integrity, link }] of Object.entries(lock.packages)) {
    if (path !== '' && !link) assert.match(integrity ?? '', /^sha512-/, path);
  }
});

test('no page makes markup of text', () => {
  for (const file of tracked.filter((path) => path.startsWith('crate/pages/src/') || /^extension\/.*\.js$/.test(path))) {
    assert.doesNotMatch(read(file), /inner_html|(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML/, file);
  }
});

test('no crate of ours may have unsafe code', () => {
  const workspace = read('Cargo.toml');
  assert.match(workspace, /^\[workspace\.lints\.rust\]\nunsafe_code = "forbid"$/m);
  for (const { name, manifest_path } of own()) {
    const text = readFileSync(manifest_path, 'utf8');
    // What the macro of a fuzz target makes is the fuzzer's.
    const forbids = name === 'fuzz' ? /^#!\[forbid\(unsafe_code\)\]$/m.test(read('fuzz/src/lib.rs')) : /^\[lints\]\nworkspace = true$/m.test(text);
    assert.ok(forbids, name);
  }
  for (const file of tracked.filter((path) => path.endsWith('.rs'))) assert.doesNotMatch(read(file), /\bunsafe (fn|impl|trait|extern|\{)|allow\(unsafe_code\)/, file);
});
