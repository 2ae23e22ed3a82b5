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

/** A number of days as it was typed, as the second in which they end; null of none. @param {string} days @param {number} now ms */
export const endIn = (days, now) => (/^[1-9]\d{0,4}$/.test(days.trim()) ? Math.floor((now + Number(days) * DAY_MS) / 1000) : null);

/** How many days are left until then, or what is offered where none are. @param {number} at ms @param {number} now ms @param {number} offered */
export const daysLeft = (at, now, offered) => (at > now ? Math.min(Math.ceil((at - now) / DAY_MS), 99_999) : offered);
