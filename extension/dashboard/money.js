// @ts-check
/** What the rows are worth, by the prices that the background sent last. */
import { hex } from "../hex.js";
import { counted } from "../settings/words.js";
import { isExposed, worthOfAll } from "../worth.js";
import { say } from "./voice.js";

/** @typedef {import("../wasm/background.js").ToDashboard} ToDashboard */
/** @typedef {import("../worth.js").PriceOf} PriceOf */
/** @typedef {import("./model.js").Row} Row */

/** The host of the price source. @type {string | null} */
let source = null;
/** By chain and token. @type {Map<string, import("../wasm/background.js").Price>} */
let prices = new Map();

/** @param {Extract<ToDashboard, {type: "prices"}>} said in place of what was said before */
export function learnPrices({ source: host, list }) {
  source = host;
  prices = new Map(list.map((price) => [`${price.chain}/${price.token}`, price]));
}

/** @returns {PriceOf | null} null without a price source */
export const priceOf = () => (source === null ? null : (chain, token) => prices.get(`${chain}/${token}`) ?? null);

/** Who estimates it. @returns {(Node | string)[]} nothing without a price source */
export const estimatedBy = () => (source === null ? [] : say("ui_worth_by", { source: { arg: "page", value: source } }));

/** @param {bigint} cents @returns {import("../wasm/background.js").Arg} */
export const money = (cents) => ({ arg: "money", value: hex(cents) });

/** What one could take. @param {Row} row @returns {(Node | string)[]} nothing where nothing can be taken, or without a price source */
export function worthOfRow({ allowance, worth }) {
  if (worth === undefined || !isExposed(allowance)) return [];
  return worth === null ? say("ui_worth_unknown", {}) : say("ui_worth", { money: money(worth) });
}

/** What all of them could take, and of how many that is not known. @param {Row[]} rows @returns {(Node | string)[][]} sentences */
export function worthOfRows(rows) {
  const of = priceOf();
  if (!of) return [];
  const { cents, unpriced } = worthOfAll(rows.map(({ allowance }) => allowance), of);
  return [
    ...(cents > 0n ? [say(unpriced > 0 ? "ui_worth_total_least" : "ui_worth_total", { money: money(cents) })] : []),
    ...(unpriced > 0 ? [[counted("ui_worth_unpriced", unpriced)]] : []),
  ];
}
