// @ts-check
/** The lines of the table: an allowance, or the heading of a group. */
import { element } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { icon } from "./icons.js";
import { worthOfRow } from "./money.js";
import { account, beside, marked, plain, row as said, say, spenderOf } from "./voice.js";

/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("../wasm/background.js").Status} Status */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").Heading} Heading */
/** @typedef {import("./model.js").Group} Group */

/** @type {Record<Level, string>} */
export const LEVELS = { critical: "ui_level_critical", high: "ui_level_high", medium: "ui_level_medium", low: "ui_level_low" };
/** @type {Record<Status, string>} */
export const STATUSES = { active: "ui_status_active", expired: "ui_status_expired", underfunded: "ui_status_underfunded", blocked: "ui_status_blocked" };

/** @param {string} key a word with a sentence `…_why` @param {boolean} [isOn] whether something can be taken */
const chip = (key, isOn = false) => element("span", { class: isOn ? "chip on" : "chip", title: words(`${key}_why`) }, words(key));

/** @param {Level} level */
export const risk = (level) => element("span", { class: "risk" }, icon(level), element("span", {}, words(LEVELS[level])));

/** @param {string} className @param {...(Node | string | null)} children */
const cell = (className, ...children) => element("td", { class: className, role: "gridcell" }, ...children);

/** @param {string} label @param {boolean} isChosen */
const box = (label, isChosen) => {
  const made = element("input", { type: "checkbox", tabindex: "-1", "aria-label": label });
  made.checked = isChosen;
  return made;
};

/** @param {Row} row @param {boolean} isChosen */
export function allowanceLine(row, isChosen) {
  const { id, allowance, chain } = row;
  const { key, status, risk: level } = allowance;
  const { token, amount, until, exposed, why, enough } = said(allowance);
  return element("tr", { class: `line level-${level}`, role: "row", tabindex: "-1", "data-id": id, "data-kind": key.kind, "data-token": key.token, "data-spender": key.spender, "aria-selected": String(isChosen) },
    cell("pick", box(words("ui_select", { token: plain(token) }), isChosen)),
    cell("token", element("p", { class: "title" }, ...marked(token)), element("p", {}, ...marked(amount), " ", element("span", { class: "quiet" }, ...marked(until)))),
    cell("spender", element("p", {}, ...spenderOf(allowance)), element("p", { class: "quiet" }, ...marked(why), beside(allowance.why, level))),
    cell("exposed", element("p", {}, ...marked(exposed)), element("p", { class: "worth" }, ...worthOfRow(row)), element("p", { class: "quiet" }, ...marked(enough)), element("p", { class: "chips" }, chip(STATUSES[status], status === "active" || status === "underfunded"), key.kind === "permit2" ? chip("ui_via_permit2") : null)),
    cell("where", element("p", {}, element("bdi", {}, chain)), element("p", { class: "quiet" }, ...account(key.owner))),
    cell("level", risk(level), element("button", { type: "button", class: "link", tabindex: "-1", "data-act": "open", "aria-label": `${words("ui_details")}: ${plain(token)}` }, words("ui_details"))));
}

/** @param {Heading} heading @param {Exclude<Group, "none">} by @param {(row: Row) => boolean} isChosen */
export function groupLine({ group, rows }, by, isChosen) {
  const [first] = rows;
  const title = first ? titleOf(first, by) : [];
  const all = rows.every(isChosen);
  const pick = box(words("ui_dash_select_group"), all);
  pick.indeterminate = !all && rows.some(isChosen);
  return element("tr", { class: "group", role: "row", tabindex: "-1", "data-group": group, "aria-selected": String(all) },
    cell("pick", pick),
    element("th", { colspan: "5", scope: "colgroup", role: "rowheader" }, ...title, " ", element("span", { class: "quiet" }, counted("ui_dash_count", rows.length)), " ",
      element("button", { type: "button", class: "button small", tabindex: "-1", "data-act": "open" }, counted("ui_panic", rows.length))));
}

/** What a group has in common. @param {Row} row @param {Exclude<Group, "none">} by @returns {(Node | string)[]} */
export function titleOf({ allowance, chain }, by) {
  const { key, symbol } = allowance;
  switch (by) {
    case "spender": return spenderOf(allowance);
    case "owner": return account(key.owner);
    case "chain": return [element("bdi", {}, chain)];
    case "token": return [...say("ui_token", { token: { arg: "token", address: key.token, symbol } }), " ", ...account(key.token), " · ", element("bdi", {}, chain)];
  }
}
