// What documents point at is there: files, headings, the paths of "Where do I change …", and the commands.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
const documents = tracked.filter((file) => file.endsWith('.md'));
const read = (/** @type {string} */ file) => readFileSync(join(ROOT, file), 'utf8');

/** A document without its blocks of code. @param {string} file */
const prose = (file) => read(file).replace(/^```[\s\S]*?^```$/gm, '');

/** What a heading is called in a link, as forges do it. @param {string} heading */
const anchor = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');

/** @param {string} file */
const anchors = (file) => [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

test('every link in a document leads somewhere', () => {
  const dead = documents.flatMap((file) =>
    [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^(https:|mailto:)/.test(target))
      .filter((target) => {
        const [path = '', heading] = target.split('#');
        const found = path === '' ? file : normalize(join(dirname(file), path));
        if (!existsSync(join(ROOT, found))) return true;
        return heading !== undefined && !anchors(found).includes(heading);
      })
      .map((target) => `${file}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

/** Files that a build makes. */
const MADE = /^(dist|target|node_modules)\//;
/** A word in code style that is a path: it has a folder, or a kind of file that we have. */
const PATH = /^[\w.@-]+(\/[\w.@-]*)+$|^[\w-]+\.(js|mjs|json|md|rs|toml)$/;

test('every path in "Where do I change …" is there', () => {
  const table = read('ARCHITECTURE.md').split('## Where do I change …')[1]?.split('\n## ')[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| to …'));
  assert.ok(rows.length > 15);
  const dead = rows.flatMap((row) => {
    const words = [...row.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word).filter((word) => PATH.test(word) && !word.includes('NAME'));
    const folders = words.filter((word) => word.includes('/')).map((word) => (word.endsWith('/') ? word : dirname(word)));
    // A bare name is of the folder that the row has named before, or of the root.
    const isThere = (/** @type {string} */ word) => ['', ...folders, ...folders.map(dirname)].some((folder) => existsSync(join(ROOT, folder, word)));
    return words.filter((word) => !isThere(word) && !['custom/'].includes(word)).map((word) => `${row}: ${word}`);
  });
  assert.deepEqual(dead, []);
});

test('every path that a document names from the root is there', () => {
  const tops = new Set(tracked.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
  const dead = documents.flatMap((file) =>
    [...prose(file).matchAll(/`([^`\s]+)`/g)]
      .map(([, word = '']) => word)
      .filter((word) => PATH.test(word) && tops.has(word.split('/')[0] ?? '') && word.includes('/'))
      .filter((word) => !MADE.test(word) && !/NAME|TARGET|\*/.test(word))
      .filter((word) => !existsSync(join(ROOT, word)))
      .map((word) => `${file}: ${word}`),
  );
  assert.deepEqual(dead, []);
});

test('every command that a document names is one', () => {
  const help = read('scripts/src/main.rs');
  const known = new Set([...help.matchAll(/^ {8}"(\w+)" =>/gm)].map(([, name]) => name));
  assert.ok(known.has('test') && known.has('package'));
  const unknown = documents.flatMap((file) => [...read(file).matchAll(/cargo xtask (\w+)/g)].filter(([, name]) => !known.has(name)).map(([text]) => `${file}: ${text}`));
  assert.deepEqual(unknown, []);
  for (const name of known) assert.match(help, new RegExp(`^  ${name}( |$)`, 'm'), `help says nothing of ${name}`);
});

test('every program that a document has run is there', () => {
  const dead = documents.flatMap((file) =>
    [...read(file).matchAll(/\bnode ((?:tests|scripts)\/[\w./-]+\.m?js)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !path.includes('NAME') && !(existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile()))
      .map((path) => `${file}: ${path}`),
  );
  assert.deepEqual(dead, []);
});
