// @ts-check
/** What was granted and what was revoked in each week, month or year. Pure: no document, no words. */
import { addressOf } from "./export.js";

/** @typedef {import("../wasm/background.js").Deed} Deed */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").View} View */
/** @typedef {"week" | "month" | "year"} Step */
/** @typedef {{start: Date, granted: number, revoked: number}} Band `start`: its first moment, by the clock here */
/**
 * @typedef {object} Timeline
 * @property {Step} step
 * @property {Band[]} bands the first one first; none if nothing has a known time
 * @property {number} granted in all of them
 * @property {number} revoked
 * @property {number} undated how many have no time that can be true
 */

/** Whose line it moves. @type {Record<Deed["deed"], "granted" | "revoked" | null>} */
const SIDES = { granted: "granted", edited: "granted", revoked: "revoked", refused: null };
/** No picture has fewer bands, so that one event is not all of it, nor more. */
const FEWEST = 8;
const MOST = 60;
const DAY_MS = 86_400_000;
/** The first block of Ethereum: what says that it is older is wrong. */
const EARLIEST_MS = Date.UTC(2015, 6, 30);
/** The longest time that is drawn so, in days. @type {[Step, number][]} */
const STEPS = [["week", 183], ["month", 1_096], ["year", Infinity]];

/** Those of the accounts and chains that the person wants to see; what is of no known one is of all. @param {Deed[]} deeds @param {Pick<View, "owner" | "chain">} view */
export function deedsIn(deeds, { owner, chain }) {
  const fits = (/** @type {string | null} */ wish, /** @type {string | null} */ own) => wish === null || own === null || wish === own;
  return deeds.filter((deed) => fits(owner, deed.account) && fits(chain, deed.chain));
}

/** Whether it is a grant or a revocation. @param {Deed} deed */
export const isDrawn = ({ deed }) => SIDES[deed] !== null;

/** @param {Deed[]} deeds @param {number} now ms @returns {Timeline} */
export function timelineOf(deeds, now) {
  const drawn = deeds.filter(isDrawn);
  const dated = drawn.filter(({ at }) => at * 1000 >= EARLIEST_MS && at * 1000 <= now + DAY_MS);
  const times = dated.map(({ at }) => at * 1000);
  const first = times.reduce((least, time) => Math.min(least, time), now);
  const last = times.reduce((most, time) => Math.max(most, time), now);
  const step = STEPS.find(([, days]) => last - first <= days * DAY_MS)?.[0] ?? "year";
  const bands = dated.length === 0 ? [] : bandsOf(step, first, last);
  const known = new Map(bands.map((band) => [band.start.getTime(), band]));
  const sums = { granted: 0, revoked: 0 };
  for (const { at, deed } of dated) {
    const [side, band] = [SIDES[deed], known.get(startOf(step, new Date(at * 1000)).getTime())];
    if (!side || !band) continue;
    band[side] += 1;
    sums[side] += 1;
  }
  return { step, bands, ...sums, undated: drawn.length - sums.granted - sums.revoked };
}

/** @param {Step} step @param {number} first ms @param {number} last ms @returns {Band[]} */
function bandsOf(step, first, last) {
  const bands = [];
  let start = startOf(step, new Date(last));
  while (bands.length < FEWEST || (bands.length < MOST && (bands[0]?.start.getTime() ?? 0) > first)) {
    bands.unshift({ start, granted: 0, revoked: 0 });
    // The moment before it is in the one before.
    start = startOf(step, new Date(start.getTime() - 1));
  }
  return bands;
}

/** @param {Step} step @param {Date} date */
function startOf(step, date) {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (step === "year") return new Date(year, 0, 1);
  return step === "month" ? new Date(year, month, 1) : new Date(year, month, day - ((date.getDay() + 6) % 7));
}

/** How many of these are granted by no entry of the history: the chain says in which block at most, and not when. @param {Row[]} rows @param {Deed[]} deeds @returns {number} */
export function untimed(rows, deeds) {
  const granted = new Set(deeds.filter(({ deed }) => SIDES[deed] === "granted").flatMap(({ chain, account, lines }) =>
    lines.map(({ who, what }) => [chain, account, addressOf(what), addressOf(who)].join("/"))));
  return rows.filter(({ allowance: { key } }) => !granted.has([key.chain, key.owner, key.token, key.spender].join("/"))).length;
}
