// @ts-check
/**
 * Chains that the person added, as they are kept: in one record, which the background writes and pages read the names of.
 * What is read may have come back with anybody's file, so names are letters, digits and a few marks, and stand
 * beside the chain's number wherever they are shown.
 */

/** @typedef {import("./wasm/background.js").OwnChain} OwnChain */

/** Where they are kept. */
export const [KIND, NAME] = /** @type {const} */ (["chain", "own"]);
/** The version of the record. */
export const VERSION = 1;
/** The most that are kept. */
export const MOST = 32;
/** The longest name, in characters. */
export const MAX_NAME = 32;
/** The longest address of an explorer. */
const LONGEST_URL = 1000;
/** What no name has: what hides, turns or ends the text around it, and brackets, in which the number stands. */
const FOREIGN = /[^\p{L}\p{M}\p{N} .,:'&+_-]+/gu;

/** What draws nothing, or around other letters. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Me}]/gu;
/** More marks on one letter than languages write. */
const STACKED = /(\p{M}{2})\p{M}+/gu;

/** @param {any} record as it is kept, or null @returns {OwnChain[]} all of it that can be shown, each chain once */
export function ownChainsOf(record) {
  /** @type {Map<string, OwnChain>} */
  const chains = new Map();
  for (const one of Array.isArray(record?.chains) ? record.chains.slice(0, MOST) : []) {
    const own = ownChainOf(one);
    if (own && !chains.has(own.chain)) chains.set(own.chain, own);
  }
  return [...chains.values()];
}

/** @param {any} one @returns {OwnChain | null} as it is kept, if it can be */
export function ownChainOf(one) {
  const name = typeof one?.name === "string" ? nameOf(one.name) : "";
  const explorer = one?.explorer ? explorerOf(one.explorer) : null;
  const isWhole = typeof one?.chain === "string" && /^0x[1-9a-f][0-9a-f]{0,15}$/.test(one.chain) && name !== "" && !(one.explorer && explorer === null);
  return isWhole ? { chain: one.chain, name, explorer } : null;
}

/** @param {OwnChain} own @returns {string} its name where chains of all kinds are listed */
export const shownName = ({ chain, name }) => `${name} (${BigInt(chain)})`;

/** @param {string} text @returns {string} what is kept of it as a name */
function nameOf(text) {
  const seen = text.normalize("NFKC").replace(UNSEEN, "").replace(STACKED, "$1").replace(FOREIGN, " ").trim().replace(/ +/g, " ");
  const name = [...seen].slice(0, MAX_NAME).join("").trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : "";
}

/** @param {unknown} text @returns {string | null} the address that `/tx/…` is put behind */
export function explorerOf(text) {
  if (typeof text !== "string" || text.length > LONGEST_URL || !URL.canParse(text)) return null;
  const { protocol, username, password, origin, pathname } = new URL(text);
  return protocol === "https:" && username === "" && password === "" ? `${origin}${pathname.replace(/\/+$/, "")}` : null;
}
