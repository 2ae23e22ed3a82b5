// @ts-check
/** Above the table: search, level, groups, order, and the ways out into a file. */
import { button, choice, element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { icon } from "./icons.js";
import { LEVELS } from "./line.js";
import { say } from "./voice.js";

/** @typedef {import("./model.js").View} View */

/** @type {[value: string, key: string][]} */
const GROUPS = [["none", "ui_dash_group_none"], ["spender", "ui_set_spender"], ["token", "ui_set_token"], ["chain", "ui_chain"], ["owner", "ui_account"]];
/** @type {[value: string, key: string][]} */
const ORDERS = [["risk", "ui_dash_order_risk"], ["exposed", "ui_dash_order_exposed"], ["token", "ui_set_token"], ["spender", "ui_set_spender"], ["chain", "ui_chain"], ["owner", "ui_account"]];

/**
 * @param {(change: Partial<View>) => void} change
 * @param {{csv: () => void, json: () => void}} save
 */
export function controls(change, save) {
  const search = element("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", maxlength: "200", placeholder: words("ui_dash_search_for"),
    "aria-keyshortcuts": "/", input: () => change({ text: search.value }) });
  const options = (/** @type {[string, string][]} */ rows) => rows.map(([value, key]) => /** @type {[string, string]} */ ([value, words(key)]));
  const level = choice("level", words("ui_dash_risk"), [["", words("ui_dash_level_all")], ...options(Object.entries(LEVELS))]);
  const group = choice("group", words("ui_dash_group"), options(GROUPS));
  const order = choice("order", words("ui_dash_order"), options(ORDERS));
  const only = element("button", { type: "button", id: "only", class: "button small", hidden: true, click: () => change({ spender: null }) });
  /** @param {HTMLElement} field */
  const select = (field) => /** @type {HTMLSelectElement} */ (field.querySelector("select"));
  /** @param {HTMLElement} field @param {(value: any) => Partial<View>} changed */
  const on = (field, changed) => select(field).addEventListener("change", () => change(changed(select(field).value)));
  on(level, (value) => ({ level: value || null }));
  on(group, (value) => ({ group: value }));
  on(order, (value) => ({ order: value, reversed: false }));
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
  });
  return {
    view: element("div", { class: "controls", role: "search" },
      element("div", { class: "field search" }, element("label", { for: "search" }, words("ui_dash_search")), search),
      level, group, order, only,
      element("div", { class: "exports", role: "group", "aria-label": words("ui_dash_export") },
        element("span", { class: "quiet" }, words("ui_dash_export")),
        button(words("ui_dash_csv"), save.csv, words("ui_dash_export")), button(words("ui_dash_json"), save.json, words("ui_dash_export")))),
    /** @param {View} view */
    show(view) {
      if (search.value !== view.text) search.value = view.text;
      select(level).value = view.level ?? "";
      select(group).value = view.group;
      select(order).value = view.order;
      showOnly(only, view.spender);
    },
  };
}

/** Says that only one spender's are listed, and takes that back. @param {HTMLElement} only @param {string | null} spender */
function showOnly(only, spender) {
  only.hidden = spender === null;
  if (spender === null || only.dataset["spender"] === spender) return;
  only.dataset["spender"] = spender;
  only.title = words("ui_pic_every");
  only.replaceChildren(element("span", {}, ...say("ui_pic_only", { spender: { arg: "address", value: spender } })), icon("cross"), element("span", { class: "unseen" }, words("ui_pic_every")));
}
