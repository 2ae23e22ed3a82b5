// @ts-check
/** What is listed, in which order and groups. Pure: no document, no words. */
import { worthOf } from "../worth.js";

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").AllowanceKey} AllowanceKey */
/** @typedef {import("../wasm/background.js").Arg} Arg */
/** @typedef {import("../wasm/background.js").GivenView} GivenView */
/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("../wasm/background.js").ListState} ListState */
/** @typedef {import("../wasm/background.js").Unread} Unread */
/** @typedef {import("../worth.js").PriceOf} PriceOf */
/** @typedef {{allowances: Allowance[], unread: Unread[]}} List what is known of one account on one chain */
/** @typedef {"risk" | "exposed" | "token" | "spender" | "owner" | "chain"} Order */
/** @typedef {"none" | "spender" | "token" | "owner" | "chain"} Group */
/**
 * An allowance that can be listed. `searched` is what the search looks at, in lower case; `worth` is what could be taken through
 * it, in US cents: null if that is not known, undefined without a price source.
 * @typedef {{id: string, allowance: Allowance, chain: string, searched: string, worth?: bigint | null | undefined}} Row
 */
/** @typedef {{group: string, rows: Row[]}} Heading */
/** @typedef {{row: Row} | Heading} Entry a line of the table */
/**
 * What the person wants to see. An empty text and null are no wish.
 * @typedef {object} View
 * @property {string | null} owner
 * @property {string | null} chain
 * @property {string | null} spender
 * @property {Level | null} level
 * @property {string} text
 * @property {Order} order
 * @property {boolean} reversed
 * @property {Group} group
 */

/** @type {Record<Level, number>} */
const RANK = { low: 0, medium: 1, high: 2, critical: 3 };

/** @param {{owner: string, chain: string}} list */
export const nameOf = ({ owner, chain }) => `${chain}/${owner}`;

/** @param {AllowanceKey} key */
export const idOf = ({ chain, owner, kind, token, tokenId, spender }) => [chain, owner, kind, token, tokenId ?? "", spender].join("/");

/**
 * Every allowance of these lists, in their order.
 * @param {{owner: string, chain: string}[]} states @param {Map<string, List>} lists by `chain/owner`
 * @param {(chain: string) => string} chainName @param {PriceOf | null} [priceOf] null without a price source
 * @param {(account: string) => string} [ensOf] the names that accounts go by
 * @returns {Row[]}
 */
export const rowsOf = (states, lists, chainName, priceOf = null, ensOf = () => "") =>
  states.flatMap((state) => (lists.get(nameOf(state))?.allowances ?? []).map((allowance) => rowOf(allowance, chainName(state.chain), priceOf, ensOf(state.owner))));

/** @param {Allowance} allowance @param {string} chain @param {PriceOf | null} priceOf @param {string} ens of its owner @returns {Row} */
const rowOf = (allowance, chain, priceOf, ens) => {
  const { key, symbol, spenderName } = allowance;
  const tokenId = key.tokenId === null ? "" : `#${BigInt(key.tokenId)}`;
  const searched = [symbol ?? "", key.token, key.spender, spenderName ?? "", key.owner, ens, chain, tokenId].join("\n").toLowerCase();
  return { id: idOf(key), allowance, chain, searched, worth: priceOf ? worthOf(allowance, priceOf) : undefined };
};

/** @param {Row[]} rows @param {View} view @returns {Row[]} those that the person wants to see, in their order */
export const shownOf = (rows, view) => {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(({ allowance: { key, risk }, searched }) =>
    (view.owner === null || key.owner === view.owner) && (view.chain === null || key.chain === view.chain) &&
    (view.spender === null || key.spender === view.spender) && (view.level === null || risk === view.level) && words.every((word) => searched.includes(word)));
  const compare = COMPARE[view.order];
  return found.sort(view.reversed ? (a, b) => compare(b, a) : compare);
};

/** @param {string} a @param {string} b */
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @type {Record<Order, (a: Row, b: Row) => number>} the worst first, the most first, else by the letters */
const COMPARE = {
  risk: (a, b) => RANK[b.allowance.risk] - RANK[a.allowance.risk] || byWorth(a, b),
  exposed: (a, b) => byWorth(a, b) || unitsOf(b.allowance) - unitsOf(a.allowance),
  token: (a, b) => byText(tokenOf(a), tokenOf(b)),
  spender: (a, b) => byText(spenderOf(a), spenderOf(b)),
  owner: (a, b) => byText(a.allowance.key.owner, b.allowance.key.owner),
  chain: (a, b) => byText(a.chain, b.chain),
};

/** What is worth most comes first, what is not known last. @param {Row} a @param {Row} b */
const byWorth = ({ worth: a }, { worth: b }) => (a === b ? 0 : Number((b ?? -1n) - (a ?? -1n)));

/** Tokens without a symbol come last. @param {Row} row */
const tokenOf = ({ allowance: { symbol, key } }) => `${symbol?.toLowerCase() ?? "\uffff"}\n${key.token}`;

/** Spenders without a name come last. @param {Row} row */
const spenderOf = ({ allowance: { spenderName, key } }) => `${spenderName?.toLowerCase() ?? "\uffff"}\n${key.spender}`;

/** How many whole tokens could be taken, near enough to put them in order; -1 if that is not known. @param {Allowance} allowance */
const unitsOf = ({ exposed, decimals }) => (exposed === null ? -1 : Number(BigInt(exposed)) / 10 ** (decimals ?? 0));

/** @type {Record<Exclude<Group, "none">, (row: Row) => string>} */
const GROUP = {
  spender: ({ allowance: { key } }) => key.spender,
  token: ({ allowance: { key } }) => `${key.chain}/${key.token}`,
  owner: ({ allowance: { key } }) => key.owner,
  chain: ({ allowance: { key } }) => key.chain,
};

/** The group that it belongs to. @param {Exclude<Group, "none">} by @param {Row} row */
export const keyIn = (by, row) => GROUP[by](row);

/** The same of a signature, which may be for several tokens. @type {Record<Exclude<Group, "none">, (view: GivenView) => (string | undefined)[]>} */
const SIGNED = {
  spender: ({ given: { signature: { signed } }, headline }) => ["spender" in signed ? signed.spender : addressIn(headline.args?.["spender"])],
  token: ({ given: { signature: { chain }, takes } }) => takes.map(({ token }) => `${chain}/${token}`),
  owner: ({ given: { signature } }) => [signature.owner],
  chain: ({ given: { signature } }) => [signature.chain],
};

/** @param {Arg | undefined} arg @returns {string | undefined} */
const addressIn = (arg) => (arg?.arg === "address" || arg?.arg === "known" ? arg.value : undefined);

/** Those that belong to a group, and that a call can end. @param {GivenView[]} given @param {Exclude<Group, "none">} by @param {string} group */
export const signaturesIn = (given, by, group) => given.filter((view) =>
  view.given.signature.signed.signed !== "endless" && !view.now?.obstacle && SIGNED[by](view).includes(group));

/** The lines of the table: groups come in the order of their first row. @param {Row[]} rows @param {Group} group @returns {Entry[]} */
export const entriesOf = (rows, group) => {
  if (group === "none") return rows.map((row) => ({ row }));
  const groups = groupBy(rows, GROUP[group]);
  return [...groups].flatMap(([key, inside]) => [{ group: key, rows: inside }, ...inside.map((row) => ({ row }))]);
};

/** In the order of their first one. @template T @param {T[]} all @param {(one: T) => string} keyOf @returns {Map<string, T[]>} */
export const groupBy = (all, keyOf) => {
  const groups = new Map();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
};
