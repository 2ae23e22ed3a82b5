// @ts-check
/** What a price source says, read as what anybody could have written: what is not surely a price is none. Pure. */

/** @typedef {import("../../wasm/background.js").Price} Price */
/** @typedef {{chain: string, token: string}} Token */
/** @typedef {Token & {coin: string}} Coin `coin`: what the source calls it */

/** The oldest price that is shown, in seconds, and how far a source's clock may be ahead. */
const OLDEST = 3_600;
const AHEAD = 600;
/** How sure the source has to be of it, of 1. */
const SUREST = 1;
const SURE = 0.9;
/** No token costs less or more than this, in US dollars. */
const LEAST = 1e-18;
const MOST = 1e9;
/** The most decimal places that a token has. */
const MOST_DECIMALS = 77;

/**
 * @param {Uint8Array} bytes the source's answer @param {Coin[]} asked @param {number} now unix seconds
 * @returns {(Price | null)[] | null} one for each that was asked, null for what has no good one; null for what is no answer at all
 */
export function pricesIn(bytes, asked, now) {
  const coins = coinsIn(bytes);
  return coins && asked.map((one) => (Object.hasOwn(coins, one.coin) ? priceIn(coins[one.coin], one, now) : null));
}

/** @param {Uint8Array} bytes @returns {Record<string, any> | null} */
function coinsIn(bytes) {
  try {
    const coins = JSON.parse(new TextDecoder().decode(bytes))?.coins;
    return typeof coins === "object" ? coins : null;
  } catch {
    return null;
  }
}

/** @param {any} said @param {Token} token @param {number} now unix seconds @returns {Price | null} */
function priceIn(said, { chain, token }, now) {
  const { price, decimals, timestamp, confidence } = said ?? {};
  const isPrice = isWithin(price, LEAST, MOST) && isWithin(decimals, 0, MOST_DECIMALS) && Number.isInteger(decimals);
  if (!isPrice || !isWithin(confidence, SURE, SUREST) || !isWithin(timestamp, now - OLDEST, now + AHEAD)) return null;
  return { chain, token, decimals, ...decimalOf(price) };
}

/** @param {unknown} value @param {number} least @param {number} most */
const isWithin = (value, least, most) => typeof value === "number" && value >= least && value <= most;

/** The digits that write a number, exactly. @param {number} price positive @returns {Pick<Price, "mantissa" | "places">} */
export function decimalOf(price) {
  const [digits = "0", exponent = "0"] = price.toExponential().split("e");
  const [whole, fraction = ""] = digits.split(".");
  const places = fraction.length - Number(exponent);
  const mantissa = BigInt(`${whole}${fraction}`) * 10n ** BigInt(Math.max(0, -places));
  return { mantissa: `0x${mantissa.toString(16)}`, places: Math.max(0, places) };
}
