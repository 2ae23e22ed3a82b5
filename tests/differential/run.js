// Compares any number of cases on all processors.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CLASSES } from './classes.js';

/** @typedef {{index: number, failure: string} & import('./cases.js').Case} Failure */
/** @typedef {{totals: Record<string, number>, failures: Failure[]}} Result `failures` are only a few */

/** @param {number} seed any whole number from 0 to 2^53 @param {number} cases @returns {Promise<Result>} */
export async function run(seed, cases) {
  const of = availableParallelism();
  const results = await Promise.all(Array.from({ length: of }, (_, from) => work({ seed, cases, from, of })));
  /** @type {Record<string, number>} */
  const totals = Object.fromEntries(['unexplained', ...CLASSES].map((name) => [name, 0]));
  for (const [kind, count] of results.flatMap((result) => Object.entries(result.totals))) totals[kind] = (totals[kind] ?? 0) + count;
  return { totals, failures: results.flatMap((result) => result.failures) };
}

/** @param {Record<string, number>} share @returns {Promise<Result>} */
function work(share) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code} and without a result`)));
  });
}
