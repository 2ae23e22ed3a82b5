// Bundles scripts with esbuild, and keeps what came out under target/bundle until a source of it changes: nearly every
// test process wants the same few bundles.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Text of each bundle by the name of its file. @typedef {Record<string, string>} Bundles */
/** @typedef {[path: string, size: number, modified: number]} Source its path from the root, bytes, and milliseconds since 1970 */
/** @typedef {{sources: Source[], bundles: Bundles}} Kept */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {Omit<import('esbuild').BuildOptions, 'outdir' | 'write' | 'metafile' | 'absWorkingDir'>} options without plugins
 * @returns {Promise<Bundles>}
 */
export async function bundle(options) {
  const file = join(root, 'target', 'bundle', `${await keyOf(options)}.json`);
  /** @type {Kept | null} */
  const kept = await readFile(file, 'utf8').then(JSON.parse, () => null);
  if (kept && (await areUnchanged(kept.sources))) return kept.bundles;
  const made = await make(options);
  await mkdir(dirname(file), { recursive: true });
  // Written aside and renamed: another test process may be at the same bundles.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(made));
  await rename(aside, file);
  return made.bundles;
}

/** @param {import('esbuild').BuildOptions} options @returns {Promise<Kept>} */
async function make(options) {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    ...options, bundle: true, absWorkingDir: root, outdir: root, write: false, metafile: true, logLevel: 'error',
  });
  const sources = await Promise.all(Object.keys(metafile.inputs).filter((path) => !path.startsWith('(')).map(sourceOf));
  return { sources, bundles: Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text])) };
}

/** The lock file stands for what npm installs, whose files keep their times across versions. @param {object} options */
async function keyOf(options) {
  const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
  return createHash('sha256').update(JSON.stringify([lock, options])).digest('hex').slice(0, 32);
}

/** @param {readonly Source[]} sources */
async function areUnchanged(sources) {
  const now = await Promise.all(sources.map(([path]) => sourceOf(path).catch(() => null)));
  return JSON.stringify(now) === JSON.stringify(sources);
}

/** @param {string} path from the root @returns {Promise<Source>} */
async function sourceOf(path) {
  const { size, mtimeMs } = await stat(join(root, path));
  return [path, size, mtimeMs];
}
