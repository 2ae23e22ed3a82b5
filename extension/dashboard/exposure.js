// @ts-check
/**
 * Through how many allowances each spender could take something today. Amounts of different tokens are never added up: there
 * is no price to do it with. Pure: no document, no words.
 */
import { groupBy, keyIn } from "./model.js";

/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {{spender: string, rows: Row[], counts: Record<Level, number>}} Bar what one spender could take through */
/**
 * @typedef {object} Exposure
 * @property {Bar[]} bars the worst first
 * @property {{spenders: number, rows: number}} others that are not among them
 * @property {number} idle through how many allowances nothing can be taken today
 * @property {number} longest the most allowances that a bar has
 */

/** Spenders that have a bar. */
export const MOST_BARS = 10;
/** The worst first. @type {Level[]} */
export const WORST_FIRST = ["critical", "high", "medium", "low"];

/** What is not known may be something. @param {Row} row */
export const isExposed = ({ allowance: { exposed } }) => exposed === null || BigInt(exposed) > 0n;

/** @param {Row[]} rows @returns {Exposure} */
export function exposureOf(rows) {
  const exposed = rows.filter(isExposed);
  const all = [...groupBy(exposed, (row) => keyIn("spender", row))].map(([spender, own]) => ({ spender, rows: own, counts: countsOf(own) })).sort(worse);
  const bars = all.slice(0, MOST_BARS);
  const drawn = bars.reduce((sum, bar) => sum + bar.rows.length, 0);
  return {
    bars,
    others: { spenders: all.length - bars.length, rows: exposed.length - drawn },
    idle: rows.length - exposed.length,
    longest: Math.max(0, ...bars.map((bar) => bar.rows.length)),
  };
}

/** @param {Row[]} rows @returns {Record<Level, number>} */
function countsOf(rows) {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { allowance: { risk } } of rows) counts[risk] += 1;
  return counts;
}

/** Who has more of the worst comes first. @param {Bar} one @param {Bar} other */
function worse({ counts: one, spender }, { counts: other, spender: than }) {
  const level = WORST_FIRST.find((each) => one[each] !== other[each]);
  return level ? other[level] - one[level] : spender < than ? -1 : 1;
}
