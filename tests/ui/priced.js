// @ts-check
/** States with a price source, of the states without one, by the functions that the background has for that. */
import { worthOfLines } from "../../extension/background/prices/lines.js";
import { decimalOf } from "../../extension/background/prices/reading.js";
import { worthOf, worthOfAll } from "../../extension/worth.js";

/** @typedef {import("./page.js").State} State */
/** @typedef {import("../../extension/wasm/background.js").Price} Price */

const HOST = "coins.llama.fi";
/** @type {[token: string, decimals: number, dollars: number][]} */
const COSTS = [
  ["0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", 6, 0.9998], ["0x6b175474e89094c44da98b954eedeac495271d0f", 18, 1.0003],
  ["0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", 18, 3421.07], ["0x0000000000000000000000000000000000000000", 18, 3421.07],
];
/** @type {Price[]} */
const LIST = ["0x1", "0x2105"].flatMap((chain) => COSTS.map(([token, decimals, cost]) => ({ chain, token, decimals, ...decimalOf(cost) })));
const of = (/** @type {string} */ chain, /** @type {string} */ token) => LIST.find((price) => price.chain === chain && price.token === token) ?? null;
const hex = (/** @type {bigint | null} */ cents) => (cents === null ? null : `0x${cents.toString(16)}`);

/** What the dashboard is told of prices. @type {import("../../extension/wasm/background.js").ToDashboard} */
export const prices = { type: "prices", source: HOST, list: LIST };

/** @param {Record<string, State>} states @param {Record<string, string>} names new ones, by those that they are made of @param {(message: any) => any} made */
const more = (states, names, made) =>
  ({ ...states, ...Object.fromEntries(Object.entries(names).map(([name, from]) => [name, { ...states[from], messages: /** @type {any} */ (states[from]).messages.map(made) }])) });

/** @param {Record<string, State>} states of the popup */
export const popupStates = (states) => more(states, { priced: "chains", "priced-selected": "selected", "priced-failed": "failed-one" }, (message) => {
  const all = message.chains.flatMap((/** @type {any} */ view) => view.allowances);
  const { cents, unpriced } = worthOfAll(all, of);
  const chains = message.chains.map((/** @type {any} */ view) => ({ ...view, worth: view.allowances.map((/** @type {any} */ one) => hex(worthOf(one, of))) }));
  return { ...message, chains, worth: { source: HOST, cents: hex(cents), unpriced } };
});

/** @param {Record<string, State>} states of the prompt */
export const promptStates = (states) => more(states, { priced: "low", "priced-batch": "batch", "priced-forty": "forty" }, (message) =>
  ({ ...message, held: message.held.map((/** @type {any} */ held) => ({ ...held, worth: worthOfLines(held.judgement, { host: HOST, of }) })) }));
