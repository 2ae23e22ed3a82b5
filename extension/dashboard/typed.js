// @ts-check
/** What a person types as a limit. Pure: no document, no words. */

/** A day, in ms. */
export const DAY_MS = 86_400_000;

/**
 * An amount as it was typed. A comma is read as a point is, so that whoever means thousands by it allows less, not more.
 * @param {string} text @param {number} decimals @param {bigint | null} most null is as much as wanted
 * @returns {bigint | null} null if it is none, is nothing, or is more
 */
export function amountIn(text, decimals, most) {
  const [, whole = "", part = ""] = /^(\d{1,78})(?:[.,](\d*))?$/.exec(text.trim()) ?? [];
  if (whole === "" || part.length > decimals) return null;
  const amount = BigInt(whole + part.padEnd(decimals, "0"));
  return amount > 0n && (most === null || amount <= most) ? amount : null;
}

/** The end of a day as a date field has it, in unix seconds; null of none that is to come. @param {string} date @param {number} now ms */
export function endOf(date, now) {
  const start = Date.parse(`${date}T00:00:00`);
  const end = Math.floor((start + DAY_MS) / 1000) - 1;
  return Number.isFinite(start) && end * 1000 > now ? end : null;
}
