// @ts-check
/** What is listed as a file. Pure. A token's name is written by whoever made the token, also to be run by a spreadsheet. */
import { hex } from "../hex.js";

/** @typedef {import("../wasm/background.js").Deed} Deed */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {import("./model.js").Row} Row */

const COLUMNS = [
  "account", "chain_id", "chain", "kind", "token", "symbol", "token_id", "spender", "spender_name", "amount", "decimals", "amount_in_units",
  "ends", "status", "exposed_today", "exposed_in_units", "exposed_in_usd", "risk", "why", "read_at",
];

const DEED_COLUMNS = [
  "done_at", "deed", "site", "account", "chain_id", "chain", "what", "to", "of", "amount", "until", "site_asked", "transaction",
];

/** What begins a formula, also in the wide forms that spreadsheets take for the same. */
const FORMULA = /^[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** What could end a cell or a line in some spreadsheet, or is not seen. */
const BREAKS = /[\s;,|"\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu;

/**
 * Text of others as a cell that no spreadsheet runs or splits, whichever separator it takes.
 * @param {string} text
 */
export const safeText = (text) => {
  const plain = text.replace(BREAKS, " ").trim();
  return FORMULA.test(plain) ? `'${plain}` : plain;
};

/** @param {string | number | null} value */
const cell = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;

/**
 * @param {Row[]} rows
 * @param {object} words
 * @param {(value: string, decimals: number) => string} words.decimal an amount as a plain number
 * @param {(row: Row) => string} words.why
 * @param {(row: Row) => number} words.readAt unix seconds
 * @returns {string} RFC 4180, UTF-8 with the mark by which spreadsheets know it
 */
export const csvOf = (rows, { decimal, why, readAt }) => {
  const lines = rows.map((row) => {
    const { key, symbol, decimals, amount, expiry, status, exposed, risk, spenderName } = row.allowance;
    const most = "value" in amount ? amount.value : null;
    const units = (/** @type {string | null} */ value) => (value === null || decimals === null ? null : decimal(value, decimals));
    return [
      key.owner, whole(key.chain), safeText(row.chain), key.kind, key.token, safeText(symbol ?? ""), whole(key.tokenId), key.spender, safeText(spenderName ?? ""),
      amount.amount === "exact" ? whole(most) : amount.amount, decimals, amount.amount === "exact" ? units(most) : null,
      endOf(expiry), status, whole(exposed), units(exposed), row.worth == null ? null : decimal(hex(row.worth), 2), risk, safeText(why(row)), timeOf(readAt(row)),
    ].map(cell).join(",");
  });
  return csv(COLUMNS, lines);
};

/** @param {string[]} columns @param {string[]} lines */
const csv = (columns, lines) => `\uFEFF${[columns.join(","), ...lines].join("\r\n")}\r\n`;

/** @param {string | null} quantity */
const whole = (quantity) => (quantity === null ? null : BigInt(quantity).toString());

/** @param {number} unix seconds; 0 is never */
const timeOf = (unix) => (unix === 0 ? "" : new Date(unix * 1000).toISOString());

/** The last second of the year 9999: what ends later does not end. */
const LAST_MOMENT = 253_402_300_799n;

/** @param {import("../wasm/background.js").Expiry} expiry */
const endOf = (expiry) => {
  if (expiry.expiry !== "at") return expiry.expiry;
  const time = BigInt(expiry.time);
  return time > LAST_MOMENT ? "never" : timeOf(Number(time));
};

/**
 * @param {Row[]} rows @param {object[]} lists where they are from, with what could not be read
 * @param {number} now unix seconds
 * @returns {string} the allowances as the guard wrote them
 */
export const jsonOf = (rows, lists, now) =>
  `${JSON.stringify({ exportedAt: timeOf(now), lists, allowances: rows.map(({ allowance }) => allowance) }, null, 2)}\n`;

/**
 * The history, with a line for each thing that each entry is about.
 * @param {Deed[]} deeds
 * @param {object} words
 * @param {(text: Text) => string} words.tell
 * @param {(chain: string) => string} words.chainName
 */
export const deedsCsvOf = (deeds, { tell, chainName }) => {
  const said = (/** @type {Text | null | undefined} */ text) => (text ? safeText(tell(text)) : null);
  const lines = deeds.flatMap(({ at, deed, origin, account, chain, headline, asked, lines: about, sent }) =>
    (about.length > 0 ? about : [null]).map((line) => [
      timeOf(at), deed, safeText(origin), account, whole(chain), chain && safeText(chainName(chain)), said(headline),
      addressOf(line?.who) ?? said(line?.who), addressOf(line?.what) ?? said(line?.what), said(line?.amount), said(line?.until), said(asked), sent?.hash ?? null,
    ].map(cell).join(",")));
  return csv(DEED_COLUMNS, lines);
};

/** The only address that a sentence names, in full. @param {Text | null | undefined} text @returns {string | null} */
export const addressOf = (text) => {
  const named = Object.values(text?.args ?? {}).flatMap((arg) => (arg?.arg === "token" ? [arg.address] : arg?.arg === "address" || arg?.arg === "known" ? [arg.value] : []));
  return named.length === 1 ? (named[0] ?? null) : null;
};

/** @param {Deed[]} history @param {number} now unix seconds @returns {string} the history as it is kept */
export const deedsJsonOf = (history, now) => `${JSON.stringify({ exportedAt: timeOf(now), history }, null, 2)}\n`;
