// @ts-check
/** Single rules: said more loudly, or not at all. */
import { code, element, section } from "./parts.js";
import { LEVELS } from "./responses.js";
import { listed, words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").Policy} Policy */
/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {{id: string, levels: Level[]}} Rule of `data/settings.json` */

/** What the choices are called beside the levels. */
const USUAL = "usual";
const MUTE = "mute";
const ORDER = /** @type {Level[]} */ (Object.keys(LEVELS));

/** @param {Rule[]} all @param {(change: (policy: Policy) => Policy) => void} change */
export function rules(all, change) {
  const selects = all.map((rule) => picker(rule, change));
  const items = all.map((rule, at) =>
    element("li", { "data-rule": rule.id },
      element("div", {},
        element("p", {}, code(rule.id), " ", element("span", { class: "quiet" }, listed(rule.levels.map((level) => words(LEVELS[level]))))),
        element("p", { class: "quiet" }, words(`fires_${rule.id.replaceAll("-", "_")}`))),
      selects[at] ?? null));
  const changed = element("span", { class: "count" });
  const list = element("details", {}, element("summary", {}, words("ui_set_rules_show"), " ", changed), element("ul", { class: "rows rules" }, ...items));
  return {
    view: section("rules", words("ui_set_rules"), words("ui_set_rules_about"), list),
    /** @param {State} state */
    show({ policy: { rules: set = [] } }) {
      for (const [at, { id }] of all.entries()) {
        const select = selects[at];
        const own = set.find(({ rule }) => rule === id);
        if (!select) continue;
        select.value = own ? (own.level ?? MUTE) : USUAL;
        select.classList.toggle("changed", own !== undefined);
      }
      changed.textContent = set.length > 0 ? words("ui_set_rules_changed", { count: set.length }) : "";
    },
  };
}

/** @param {Rule} rule @param {(change: (policy: Policy) => Policy) => void} change */
function picker({ id, levels }, change) {
  const least = Math.min(...levels.map((level) => ORDER.indexOf(level)));
  const muted = words(levels.includes("critical") ? "ui_set_rule_mute_unless" : "ui_set_rule_mute");
  const options = [
    element("option", { value: USUAL }, words("ui_set_rule_usual")),
    // What is Critical is said whatever is set.
    ...(levels.every((level) => level === "critical") ? [] : [element("option", { value: MUTE }, muted)]),
    ...ORDER.slice(least + 1).map((level) => element("option", { value: level }, words("ui_set_rule_least", { level: words(LEVELS[level]) }))),
  ];
  const take = (/** @type {{target: HTMLSelectElement}} */ { target: { value } }) =>
    change(({ responses, rules: all = [] }) => {
      const others = all.filter(({ rule }) => rule !== id);
      const level = value === MUTE ? null : /** @type {Level} */ (value);
      return { responses, rules: value === USUAL ? others : [...others, { rule: id, level }] };
    });
  return element("select", { "aria-label": id, change: take }, ...options);
}
