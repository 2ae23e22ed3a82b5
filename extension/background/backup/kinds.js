// @ts-check
/**
 * What a saved file has, kind by kind: how a record of it is read. A file may be anybody's: only what the part that
 * keeps such records could have written itself is read, and nothing that the guard could not.
 */
import { NAME as OWN_CHAINS } from "../../own-chains.js";
import { MOST as MOST_ACCOUNTS } from "../accounts.js";
import { MOST as MOST_ENDPOINTS, isHash, urlsOf } from "../chains.js";
import { KINDS as EXPLORERS, MAX_KEY } from "../explorers.js";
import { isFetchable } from "../fetchable.js";
import { LONGEST as LONGEST_DEED, MOST as MOST_DEEDS, MOST_LINES, deedOf } from "../history.js";
import { MAX_OWN, contractOf } from "../known/directory.js";
import { MAX_LISTS, freshList } from "../known/lists.js";
import { MOST as MOST_MET, MOST_SPENDERS, MOST_TRUSTED, nameOf, paidName } from "../memory.js";
import { LEVELS, policyOf } from "../policy.js";
import { MOST as MOST_SIGNATURES, nameOf as signatureName, signatureOf } from "../signatures/signatures.js";
import { isText } from "../texts.js";
import { wishOf } from "../watching/watching.js";

/** @typedef {import("../store.js").Kind} Kind */
/** @typedef {import("../../wasm/background.js").OwnChain} OwnChain */
/** @typedef {{chains: Set<string>, own: OwnChain[], isSignature: (given: any) => Promise<boolean>}} Around the chains that are known then, those of the records that the person added, and what the guard says of a signature */
/** @typedef {[name: string, record: object]} Named */
/**
 * @typedef {object} Form
 * @property {number} most records of the kind
 * @property {boolean} isSetting whether the settings page shows it: it goes when they are set back
 * @property {(name: string, record: any, around: Around) => Named | null | Promise<Named | null>} read throws or gives null for what it cannot be
 */

/** The longest address of an endpoint, an explorer, a price source or a list, and the longest origin. */
const LONGEST_URL = 1000;

const isAddress = (/** @type {unknown} */ text) => typeof text === "string" && /^0x[0-9a-f]{40}$/.test(text);
const isChain = (/** @type {unknown} */ text) => typeof text === "string" && /^0x(0|[1-9a-f][0-9a-f]{0,15})$/.test(text);
const isAmount = (/** @type {unknown} */ text) => text === null || (typeof text === "string" && /^0x(0|[1-9a-f][0-9a-f]{0,63})$/.test(text));
const isOrigin = (/** @type {unknown} */ text) => typeof text === "string" && text.length <= LONGEST_URL && (text === "null" || (URL.canParse(text) && new URL(text).origin === text));
const isUrl = (/** @type {unknown} */ text) => typeof text === "string" && text.length <= LONGEST_URL && isFetchable(text);
const isTime = (/** @type {unknown} */ at) => Number.isSafeInteger(at) && Number(at) >= 0;

/** By kind, in the order in which they are saved. @type {Partial<Record<Kind, Form>>} */
export const KINDS = {
  policy: {
    most: 2, isSetting: true,
    read: (name, record) => (name === "own" ? [name, policyOf(record)] : name === "simulations" ? [name, { off: record.off === true }] : null),
  },
  watching: { most: 1, isSetting: true, read: (name, record) => (name === "own" ? [name, wishOf(record)] : null) },
  // Of which endpoints are there depends on it, so it was read before.
  chain: { most: 1, isSetting: true, read: (name, _, { own }) => (name === OWN_CHAINS ? [name, { chains: own }] : null) },
  endpoint: {
    most: 256, isSetting: true,
    read: (chain, record, { chains }) => {
      const [url, ...more] = urlsOf(record);
      return chains.has(chain) && more.length < MOST_ENDPOINTS && [url, ...more].every(isUrl) ? [chain, { url, more }] : null;
    },
  },
  explorer: {
    most: 256, isSetting: true,
    read: (chain, { url, key, kind }, { chains }) =>
      (chains.has(chain) && isUrl(url) && typeof key === "string" && key.length <= MAX_KEY && EXPLORERS.includes(kind) ? [chain, { url, key, kind }] : null),
  },
  prices: { most: 1, isSetting: true, read: (name, { url }) => (name === "own" && isUrl(url) ? [name, { url }] : null) },
  list: {
    most: MAX_LISTS, isSetting: true,
    read: (url, { name }) => (isUrl(url) && typeof name === "string" ? [url, freshList({ url, name })] : null),
  },
  directory: {
    most: 1, isSetting: true,
    read: (name, { contracts }) => (name === "own" ? [name, { contracts: contracts.flatMap((/** @type {any} */ one) => contractOf(one) ?? []).slice(-MAX_OWN) }] : null),
  },
  trust: {
    most: MOST_TRUSTED, isSetting: true,
    read: (_, { origin, chain, spender, token, ceiling = null }) => {
      const trust = { origin, chain, spender, token, ceiling };
      return isOrigin(origin) && origin !== "null" && isChain(chain) && isAddress(spender) && isAddress(token) && isAmount(ceiling) ? [nameOf(trust), trust] : null;
    },
  },
  account: { most: MOST_ACCOUNTS, isSetting: false, read: (address, { seen }) => (isAddress(address) && isTime(seen) ? [address, { seen }] : null) },
  paid: {
    most: MOST_MET, isSetting: false,
    read: (_, { to, chain, token, most, at }) => {
      const payment = { to, chain, token, most };
      return isAddress(to) && isChain(chain) && isAddress(token) && most !== null && isAmount(most) && isTime(at) ? [paidName(payment), { ...payment, at }] : null;
    },
  },
  allowed: { most: MOST_MET, isSetting: false, read: (address, { at }) => (isAddress(address) && isTime(at) ? [address, { at }] : null) },
  spender: {
    most: MOST_SPENDERS, isSetting: false,
    read: (name, { at }) => {
      const [origin, spender, ...more] = name.split(" ");
      return isOrigin(origin) && isAddress(spender) && more.length === 0 && isTime(at) ? [name, { at }] : null;
    },
  },
  deed: { most: MOST_DEEDS, isSetting: false, read: readDeed },
  signature: { most: MOST_SIGNATURES, isSetting: false, read: readSignature },
};

/** @param {string} name @param {any} record @returns {Named | null} */
function readDeed(name, record) {
  const deed = deedOf(record);
  if (!deed || !/^[0-9a-f-]{36}$/.test(name) || JSON.stringify(deed).length > 2 * LONGEST_DEED || deed.lines.length > MOST_LINES) return null;
  const { at, origin, account, chain, hash } = deed;
  const isWhole = isTime(at) && isOrigin(origin) && (account === null || isAddress(account)) && (chain === null || isChain(chain)) && (hash === null || isHash(hash));
  return isWhole ? [name, deed] : null;
}

/** How it stands is read anew. @param {string} _ @param {any} record @param {Around} around @returns {Promise<Named | null>} */
async function readSignature(_, record, { isSignature }) {
  const kept = signatureOf(record);
  if (!kept) return null;
  const { origin, level, headline, given, at } = kept;
  const isWhole = (origin === null || isOrigin(origin)) && LEVELS.includes(level) && isText(headline) && isTime(at) && (await isSignature(given));
  return isWhole ? [signatureName(given), { origin, level, headline, given, at, now: null, readAt: 0 }] : null;
}
