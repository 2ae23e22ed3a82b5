// Medians, and tables of them.

/** Milliseconds for which one batch is to run. */
const BATCH_MS = 25;
const BATCHES = 21;

/**
 * @param {readonly number[]} values
 * @returns {number} NaN of none
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/**
 * The time of one call of each: the median over batches, of which each is long enough for the clock. The batches
 * take turns, so that a busy moment of the machine falls on all of them.
 * @template {string} Name
 * @param {Record<Name, () => unknown>} calls
 * @returns {Record<Name, number>} microseconds
 */
export function timesOf(calls) {
  const names = /** @type {Name[]} */ (Object.keys(calls));
  const plans = names.map((name) => ({ name, call: calls[name], count: batchSize(calls[name]), times: /** @type {number[]} */ ([]) }));
  for (let round = 0; round < BATCHES; round++) {
    for (const { call, count, times } of plans) times.push(batch(call, count) / count);
  }
  return /** @type {any} */ (Object.fromEntries(plans.map(({ name, times }) => [name, median(times) * 1000])));
}

/** @param {() => unknown} call @returns {number} calls that fill a batch */
function batchSize(call) {
  let count = 1;
  while (batch(call, count) < BATCH_MS) count *= 2;
  return count;
}

/** @param {() => unknown} call @param {number} count @returns {number} milliseconds */
function batch(call, count) {
  const start = performance.now();
  for (let at = 0; at < count; at++) call();
  return performance.now() - start;
}

/**
 * Prints rows under a title, columns aligned: the first to the left, the others to the right.
 * @param {string} title @param {readonly (readonly string[])[]} rows the first is the head
 */
export function printTable(title, rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  console.log(`\n${title}\n${rows.map(line).join('\n')}`);
}

/** @param {number} value @param {number} [digits] after the point */
export const fixed = (value, digits = 1) => value.toFixed(digits);
