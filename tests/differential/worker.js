// Compares its share of the cases: every `of`-th, from `from`.
import { parentPort, workerData } from 'node:worker_threads';
import { caseOf } from './cases.js';
import { comparison } from './compare.js';

/** The most failures that a worker shows. */
const MAX_SHOWN = 5;

// The libraries refuse by throwing, and what takes their time is to write down from where.
Error.stackTraceLimit = 0;

const { seed, cases, from, of } = /** @type {{seed: number, cases: number, from: number, of: number}} */ (workerData);
const compare = await comparison();
/** @type {Record<string, number>} */
const totals = {};
/** @type {import('./run.js').Failure[]} */
const failures = [];
for (let index = from; index < cases; index += of) {
  const one = caseOf(seed, index);
  for (const { kind, failure } of compare(one)) {
    totals[kind] = (totals[kind] ?? 0) + 1;
    if (failure !== undefined && failures.length < MAX_SHOWN) failures.push({ index, failure, ...one });
  }
}
parentPort?.postMessage({ totals, failures });
