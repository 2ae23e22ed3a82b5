// @ts-check
/**
 * What could be taken, of each token and in money, for the background and for pages. Pure. The arithmetic is exact; a price
 * is an estimate, and what has none that is good is not known.
 */

/** @typedef {import("./wasm/background.js").Allowance} Allowance */
/** @typedef {import("./wasm/background.js").Price} Price */
/** @typedef {(chain: string, token: string) => Price | null} PriceOf what is known of a token's price */
/**
 * What could be taken of one token today through several allowances.
 * @typedef {{allowance: Allowance, value: bigint, count: number}} Total `allowance`: one of them, for the token's words; `count`: how many could take something
 */

/** A chain's own coin, as price sources know it. */
export const COIN = "0x0000000000000000000000000000000000000000";
/** More than a trillion dollars, in cents, nothing is worth: the price is wrong. */
const MOST = 10n ** 14n;

/**
 * @param {string | bigint} value in the smallest unit @param {number | null} decimals as the chain has them @param {Price | null} price
 * @returns {bigint | null} in US cents, rounded; null if it is not known
 */
export function centsOf(value, decimals, price) {
  // A source with other decimals means another token, or is wrong about this one.
  if (!price || decimals !== price.decimals) return null;
  const unit = 10n ** BigInt(decimals + price.places);
  const cents = (BigInt(value) * BigInt(price.mantissa) * 100n + unit / 2n) / unit;
  return cents <= MOST ? cents : null;
}

/** Whether it is for an amount: an item has no price. @param {Allowance} allowance */
const isFungible = ({ key: { kind } }) => kind === "erc20" || kind === "permit2" || kind === "erc777Operator";

/** @param {Allowance} allowance @param {string | bigint | null} value @param {PriceOf} priceOf */
const worth = (allowance, value, priceOf) =>
  (value !== null && isFungible(allowance) ? centsOf(value, allowance.decimals, priceOf(allowance.key.chain, allowance.key.token)) : null);

/** What could be taken through an allowance today, in US cents, if that is known. @param {Allowance} allowance @param {PriceOf} priceOf */
export const worthOf = (allowance, priceOf) => worth(allowance, allowance.exposed, priceOf);

/** What is not known may be something. @param {Allowance} allowance */
export const isExposed = ({ exposed }) => exposed === null || BigInt(exposed) > 0n;

/** The tokens whose price says what could be taken. @param {Allowance[]} allowances */
export const pricedTokens = (allowances) =>
  allowances.filter((one) => isFungible(one) && isExposed(one) && one.decimals !== null).map(({ key: { chain, token } }) => ({ chain, token }));

/**
 * Several allowances for the same tokens of the same account cannot take more than it has.
 * @param {Allowance[]} allowances
 * @returns {{totals: Total[], unknown: number}} the tokens with the most allowances first, and how many allowances have no known exposure
 */
export function totalsOf(allowances) {
  /** By token, then by account. @type {Map<string, Map<string, {allowance: Allowance, sum: bigint, count: number}>>} */
  const tokens = new Map();
  let unknown = 0;
  for (const allowance of allowances) {
    if (allowance.exposed === null) {
      unknown += 1;
      continue;
    }
    const exposed = BigInt(allowance.exposed);
    const { chain, kind, token: address, tokenId } = allowance.key;
    // Each id of an ERC-6909 contract is a token of its own.
    const token = [chain, address, isFungible(allowance), kind === "erc6909" ? tokenId : ""].join("/");
    const owners = tokens.get(token) ?? new Map();
    const known = owners.get(allowance.key.owner) ?? { allowance, sum: 0n, count: 0 };
    owners.set(allowance.key.owner, { ...known, sum: known.sum + exposed, count: known.count + (exposed > 0n ? 1 : 0) });
    tokens.set(token, owners);
  }
  const totals = [...tokens.values()].map((owners) => {
    const parts = [...owners.values()];
    const value = parts.reduce((sum, part) => sum + bounded(part.sum, part.allowance.balance), 0n);
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    return { allowance: /** @type {Allowance} */ (parts[0]?.allowance), value, count };
  });
  return { totals: totals.filter(({ value }) => value > 0n).sort((a, b) => b.count - a.count), unknown };
}

/** @param {bigint} sum @param {string | null} balance */
const bounded = (sum, balance) => (balance !== null && BigInt(balance) < sum ? BigInt(balance) : sum);

/**
 * What could be taken through all of these today, in money.
 * @param {Allowance[]} allowances @param {PriceOf} priceOf
 * @returns {{cents: bigint, unpriced: number}} without what has no known price, and how many allowances these are
 */
export function worthOfAll(allowances, priceOf) {
  const { totals, unknown } = totalsOf(allowances);
  let [cents, unpriced] = [0n, unknown];
  for (const { allowance, value, count } of totals) {
    const own = worth(allowance, value, priceOf);
    if (own === null) unpriced += count;
    else cents += own;
  }
  return { cents, unpriced };
}
