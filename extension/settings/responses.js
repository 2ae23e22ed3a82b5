// @ts-check
/** What happens to which requests. */
import { element, section } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").Policy} Policy */
/** @typedef {import("../wasm/background.js").Kind} Kind */
/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("../wasm/background.js").Response} Response */
/** @typedef {{kind: Kind, level: Level, usual: Response, least: Response}} Row of `data/settings.json` */

/** Where nothing is set: what is common is noted, and the person is asked about the rest. */
const BY_CASE = "byCase";

/** @type {Record<Kind, string>} */
const KINDS = {
  plain: "ui_set_kind_plain",
  revocation: "ui_set_kind_revocation",
  grant: "ui_set_kind_grant",
  signedTransfer: "ui_set_kind_signed_transfer",
  order: "ui_set_kind_order",
  control: "ui_set_kind_control",
  unknown: "ui_set_kind_unknown",
};
/** @type {Record<Level, string>} */
export const LEVELS = { low: "ui_level_low", medium: "ui_level_medium", high: "ui_level_high", critical: "ui_level_critical" };
/** The most careful last. @type {Record<Response, string>} */
const RESPONSES = { pass: "ui_set_pass", note: "ui_set_note", prompt: "ui_set_prompt", refuse: "ui_set_refuse" };
const ORDER = /** @type {Response[]} */ (Object.keys(RESPONSES));

/** @param {Row[]} rows @param {(change: (policy: Policy) => Policy) => void} change */
export function responses(rows, change) {
  /** By kind and level. @type {Map<string, HTMLSelectElement>} */
  const selects = new Map();
  const cell = (/** @type {Row} */ row) => {
    const select = picker(row, change);
    selects.set(`${row.kind} ${row.level}`, select);
    return element("td", { "data-level": row.level }, element("span", { class: "in-cell", "aria-hidden": "true" }, words(LEVELS[row.level])), select);
  };
  const kinds = /** @type {Kind[]} */ (Object.keys(KINDS));
  const lines = kinds.map((kind) =>
    element("tr", {}, element("th", { scope: "row" }, words(KINDS[kind])), ...rows.filter((row) => row.kind === kind).map(cell)));
  const heads = Object.values(LEVELS).map((key) => element("th", { scope: "col" }, words(key)));
  const table = element("table", { class: "responses" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words("ui_set_kind")), ...heads)), element("tbody", {}, ...lines));
  return {
    view: section("responses", words("ui_set_responses"), words("ui_set_responses_about"), table),
    /** @param {State} state */
    show({ policy }) {
      for (const { kind, level, usual } of rows) {
        const set = policy.responses?.find((one) => one.kind === kind && one.level === level);
        const select = selects.get(`${kind} ${level}`);
        if (!select) continue;
        const unset = unsetOf(usual);
        select.value = set?.response ?? unset;
        select.classList.toggle("changed", select.value !== unset);
      }
    },
  };
}

/** @param {Response} usual of a row @returns {Response | typeof BY_CASE} what is chosen where nothing is set */
const unsetOf = (usual) => (usual === "note" ? BY_CASE : usual);

/** @param {Row} row @param {(change: (policy: Policy) => Policy) => void} change */
function picker({ kind, level, usual, least }, change) {
  const unset = unsetOf(usual);
  const options = ORDER.slice(ORDER.indexOf(least)).map((response) => {
    const text = words(RESPONSES[response]);
    return element("option", { value: response }, response === unset ? words("ui_set_usual", { what: text }) : text);
  });
  if (unset === BY_CASE) options.unshift(element("option", { value: BY_CASE }, words("ui_set_usual", { what: words("ui_set_by_case") })));
  const label = `${words(KINDS[kind])}: ${words(LEVELS[level])}`;
  const take = (/** @type {{target: HTMLSelectElement}} */ { target }) => {
    const response = /** @type {Response | typeof BY_CASE} */ (target.value);
    change(({ responses: all = [], rules }) => {
      const others = all.filter((one) => one.kind !== kind || one.level !== level);
      return { rules, responses: response === unset || response === BY_CASE ? others : [...others, { kind, level, response }] };
    });
  };
  return element("select", { "aria-label": label, "data-kind": kind, "data-level": level, change: take }, ...options);
}
