// @ts-check
/**
 * What each spender could take today: in money where prices are known, else through how many allowances, since amounts of
 * different tokens cannot be added up. Pure: no document, no words.
 */
import { isExposed as canTake, worthOfAll } from "../worth.js";
import { groupBy, keyIn } from "./model.js";

/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("../worth.js").PriceOf} PriceOf */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {Record<Level | "unpriced", number>} Widths how long each part of a bar is */
/**
 * What one spender could take.
 * @typedef {object} Bar
 * @property {string} spender
 * @property {Row[]} rows
 * @property {Record<Level, number>} counts
 * @property {Widths} widths
 * @property {{cents: bigint, unpriced: number} | null} worth null where the picture counts allowances
 */
/**
 * @typedef {object} Exposure
 * @property {Bar[]} bars the worst first
 * @property {{spenders: number, rows: number}} others that are not among them
 * @property {number} idle through how many allowances nothing can be taken today
 * @property {number} longest how long the longest bar is
 */

/** Spenders that have a bar. */
export const MOST_BARS = 10;
/** The worst first. @type {Level[]} */
export const WORST_FIRST = ["critical", "high", "medium", "low"];
/** How long the part of a bar is that has no known price, of the longest one. */
const UNPRICED = 0.05;

/** @param {Row} row */
export const isExposed = ({ allowance }) => canTake(allowance);

/** @param {Row[]} rows @param {PriceOf | null} [priceOf] null without a price source @returns {Exposure} */
export function exposureOf(rows, priceOf = null) {
  const exposed = rows.filter(isExposed);
  const spenders = [...groupBy(exposed, (row) => keyIn("spender", row))];
  const counted = spenders.map(([spender, own]) => barOf(spender, own));
  const priced = priceOf ? counted.map((bar) => inMoney(bar, priceOf)) : [];
  // Without any price there is nothing to draw but counts.
  const all = (priced.some(({ worth }) => (worth?.cents ?? 0n) > 0n) ? withUnpriced(priced) : counted).sort(worse);
  const bars = all.slice(0, MOST_BARS);
  const drawn = bars.reduce((sum, bar) => sum + bar.rows.length, 0);
  return {
    bars,
    others: { spenders: all.length - bars.length, rows: exposed.length - drawn },
    idle: rows.length - exposed.length,
    longest: Math.max(0, ...bars.map(lengthOf)),
  };
}

/** @param {string} spender @param {Row[]} rows @returns {Bar} */
function barOf(spender, rows) {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { allowance: { risk } } of rows) counts[risk] += 1;
  return { spender, rows, counts, widths: { ...counts, unpriced: 0 }, worth: null };
}

/** Each level is as long as what it adds to those that are worse: together they take no more than there is. @param {Bar} bar @param {PriceOf} priceOf @returns {Bar} */
function inMoney(bar, priceOf) {
  const upTo = WORST_FIRST.map((_, at) => worthOfAll(bar.rows.map(({ allowance }) => allowance).filter(({ risk }) => WORST_FIRST.indexOf(risk) <= at), priceOf));
  const widths = { critical: 0, high: 0, medium: 0, low: 0, unpriced: 0 };
  // More than anything is worth has no price, which a sum can come to with what is less bad.
  WORST_FIRST.forEach((level, at) => { widths[level] = Math.max(0, Number((upTo[at]?.cents ?? 0n) - (upTo[at - 1]?.cents ?? 0n))); });
  return { ...bar, widths, worth: upTo.at(-1) ?? null };
}

/** @param {Bar[]} bars */
function withUnpriced(bars) {
  const part = Math.max(...bars.map(lengthOf)) * UNPRICED;
  return bars.map((bar) => ({ ...bar, widths: { ...bar.widths, unpriced: bar.worth?.unpriced ? part : 0 } }));
}

/** @param {Bar} bar */
const lengthOf = ({ widths }) => Object.values(widths).reduce((sum, width) => sum + width, 0);

/** Who has something worse comes first, then who could take more of it. @param {Bar} one @param {Bar} other */
function worse(one, other) {
  const isPriced = one.worth !== null;
  const level = WORST_FIRST.find((each) => (isPriced ? Boolean(one.counts[each]) !== Boolean(other.counts[each]) : one.counts[each] !== other.counts[each]));
  if (level) return other.counts[level] - one.counts[level];
  const more = Number((other.worth?.cents ?? 0n) - (one.worth?.cents ?? 0n)) || other.rows.length - one.rows.length;
  return more || (one.spender < other.spender ? -1 : 1);
}
