// @ts-check
/**
 * Sentences with amounts, addresses and names in them, in the popup's own words: they come from the module. Plain ones
 * come from the catalogue directly.
 */
import { hex } from "../hex.js";
import init, { Voice, decimal, readAddress } from "../wasm/dashboard.js";
import { element } from "../settings/parts.js";

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {[text: string, [kind: string, exact: string | null]]} Piece */
/** @typedef {Record<"token" | "amount" | "until" | "spender" | "exposed" | "why" | "enough", Piece[]>} Said what is said of an allowance; `enough` may be empty */

export { decimal, readAddress };

/** @type {Voice} */
let voice;
/** Says beside it what no native speaker has reviewed. @type {Voice | null} */
let english = null;
/** What was said before, for as long as the allowance is there. @type {WeakMap<Allowance, Said>} */
const said = new WeakMap();

/** Starts the module with the language of this page. @param {Promise<import("../language.js").Speech>} learnt */
export async function start(learnt) {
  const [speech] = await Promise.all([learnt, init({ module_or_path: new URL("../wasm/dashboard_bg.wasm", import.meta.url) })]);
  voice = new Voice(speech.tag, JSON.stringify(speech.messages));
  english = speech.english && new Voice("en", JSON.stringify(speech.english));
}

/** The English of a sentence, where it has to stand beside it. @param {Text} text @param {string} level @returns {HTMLElement | null} */
export function beside(text, level) {
  if (english === null || (level !== "high" && level !== "critical")) return null;
  return element("span", { class: "english", lang: "en", dir: "ltr" }, ...marked(JSON.parse(english.say(JSON.stringify(text)))));
}

/** @param {Allowance} allowance @returns {Said} */
export function row(allowance) {
  const known = said.get(allowance);
  if (known) return known;
  const [token, amount, until, spender, exposed, why, enough] = JSON.parse(voice.row(JSON.stringify(allowance)));
  const made = { token, amount, until, spender, exposed, why, enough };
  said.set(allowance, made);
  return made;
}

/** @param {Text} text @returns {Piece[]} */
const pieces = (text) => JSON.parse(voice.say(JSON.stringify(text)));

/** @param {Piece[]} sentence @returns {string} */
export const plain = (sentence) => sentence.map(([text]) => text).join("");

/** @param {string} id @param {Text["args"]} args @returns {string} a sentence without marks */
export const tell = (id, args) => tellText({ id, args });

/** @param {Text} text */
export const tellText = (text) => plain(pieces(text));

/** @param {string} id @param {Text["args"]} args */
export const say = (id, args) => marked(pieces({ id, args }));

/** @param {Text} text */
export const sayText = (text) => marked(pieces(text));

/** @param {Piece[]} sentence @returns {(Node | string)[]} with the exact values for the pointer and for screen readers */
export const marked = (sentence) => sentence.map(([text, [kind, exact]]) => {
  if (kind === "plain") return text;
  if (kind === "page") return element("bdi", { class: "from-page" }, text);
  if (exact === null) return element("bdi", { class: "value" }, text);
  if (kind === "address") return element("code", { dir: "ltr", title: exact }, text);
  return element("bdi", { class: "value", title: exact },
    element("span", { "aria-hidden": "true" }, text), element("span", { class: "unseen" }, exact));
});

/** Of a name that is longer, this many characters of its beginning and of its end are shown: none pushes an address away. */
const PART = 11;

/** The names that accounts go by. @type {Map<string, string>} */
let names = new Map();

/** @param {import("../wasm/background.js").AccountName[]} list in place of those before @returns {boolean} whether they are others */
export function learnNames(list) {
  const isSame = list.length === names.size && list.every(({ account, name }) => names.get(account) === name);
  names = new Map(list.map(({ account, name }) => [account, name]));
  return !isSame;
}

/** The name that an account goes by, or nothing. @param {string} address */
export const ensOf = (address) => names.get(address) ?? "";

/** A short address with the whole one for the pointer, and its name before it, where it has one. @param {string} address */
export const account = (address) => {
  const ens = ensOf(address);
  const short = say("ui_address", { address: { arg: "address", value: address } });
  if (!ens) return short;
  const shown = ens.length > 2 * PART + 1 ? `${ens.slice(0, PART)}…${ens.slice(-PART)}` : ens;
  return [element("bdi", { class: "ens", dir: "ltr", title: ens }, shown), " ", ...short];
};

/** Who may take it: as `account`, with the name if there is one. @param {Pick<Allowance, "key" | "spenderName">} allowance */
export const spenderOf = ({ key: { spender }, spenderName }) =>
  (spenderName ? say("ui_address", { address: { arg: "known", value: spender, name: spenderName } }) : account(spender));

/** An address in full, with the capital letters that guard it against slips. @param {string} address @returns {string} */
export const whole = (address) => {
  const [piece] = pieces({ id: "ui_address", args: { address: { arg: "address", value: address } } });
  return piece?.[1][1] ?? address;
};

/** How long ago. @param {number} unix seconds, not 0 @returns {string} */
export const checked = (unix) => {
  const seconds = Math.max(0, Math.floor(Date.now() / 1000) - unix);
  return seconds < JUST_NOW ? tell("ui_checked_now", {}) : tell("ui_checked", { span: duration(seconds) });
};

/** In seconds. The same as in the popup. */
const JUST_NOW = 20;

/** @param {number} seconds @returns {import("../wasm/background.js").Arg} */
export const duration = (seconds) => ({ arg: "duration", value: hex(seconds) });

/** What browsers say in place of a tab where there is none. */
export const NO_TAB = -1;

/** Which wallet, and where. @param {import("../wasm/background.js").TabWallet} wallet @returns {Text} */
export const through = ({ tab, wallet: { name }, origin }) => {
  const wallet = /** @type {const} */ ({ arg: "page", value: name });
  if (tab === NO_TAB) return { id: "ui_through_self", args: { wallet } };
  return { id: "ui_through", args: { wallet, site: { arg: "page", value: origin.replace(/^https:\/\//, "") } } };
};
