// @ts-check
/** What stands in the way of the list, and what stands in its place: each state is told as what it is. */
import { button, element, name } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { icon } from "./icons.js";
import { groupBy } from "./model.js";
import { account, say, sayText, tell } from "./voice.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").ListState} ListState */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {import("../wasm/background.js").Unread} Unread */
/** @typedef {import("./side.js").State} State */
/** @typedef {(message: FromDashboard) => void} Send */

/** Why a search failed where an explorer, or another one, would help. */
const EXPLORER_HELPS = /^scan_(too_many_calls|explorer_\w+)$/;
/** More things that could not be read are counted, not listed. */
const LISTED = 50;

/**
 * @param {ListState[]} lists @param {(chain: string) => string} chainName @param {Send} send
 * @returns {HTMLElement[]} one for each chain and reason
 */
export function failures(lists, chainName, send) {
  const failed = lists.flatMap((list) => (list.reach && "why" in list.reach ? [{ list, ...list.reach }] : []));
  const alike = groupBy(failed, ({ list, state, why }) => `${list.chain}\n${state}\n${JSON.stringify(why)}`);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const owner = others.length > 0 ? null : first.list.owner;
    const { chain } = first.list;
    const again = button("", () => send({ type: "refresh", owner, chain, older: 0 }));
    again.append(icon("again"), words("ui_try_again"));
    const lead = EXPLORER_HELPS.test(first.why.id) && element("a", { class: "button small", href: "settings.html#explorers" }, words("ui_explorer_lead"));
    const isKnown = first.state === "known";
    const whose = owner === null ? [counted("ui_dash_of_accounts", others.length + 1)] : account(owner);
    return [element("section", { class: isKnown ? "notice warn" : "notice bad", role: "alert" }, icon(isKnown ? "high" : "broken"),
      element("div", {}, element("h2", {}, tell(isKnown ? "ui_known_only" : "ui_failed", { chain: { arg: "page", value: chainName(chain) } })),
        isKnown && element("p", {}, words("ui_known_only_why")), element("p", {}, ...sayText(first.why)), element("p", { class: "quiet" }, ...whose, ...(first.list.readAt > 0 ? [" · ", words("ui_dash_last_known")] : [])), element("div", { class: "line" }, again, lead)))];
  });
}

/** @param {{unread: Unread, chain: string}[]} all @returns {HTMLElement[]} */
export function unreadOf(all) {
  if (all.length === 0) return [];
  const items = all.slice(0, LISTED).map(({ unread: { key, why }, chain }) => {
    const place = key
      ? say("ui_unread_allowance", { token: { arg: "token", address: key.token, symbol: null }, spender: { arg: "address", value: key.spender } })
      : [words("ui_unread_search")];
    return element("li", {}, element("p", {}, ...place, " · ", name(chain)), element("p", { class: "quiet" }, ...sayText(why)));
  });
  const rest = all.length - LISTED;
  if (rest > 0) items.push(element("li", {}, counted("ui_dash_more_unread", rest)));
  return [element("section", { class: "notice warn" }, icon("high"),
    element("details", {}, element("summary", {}, counted("ui_unread", all.length)), element("p", {}, words("ui_unread_why")), element("ul", {}, ...items)))];
}

/**
 * What is said where no row is. Nothing is called empty that was not read in full.
 * @param {ListState[]} lists those that the person wants to see @param {State} state @param {boolean} isFiltered whether there are rows behind the filter
 * @param {{unfilter: () => void, send: Send}} wish @returns {HTMLElement[]}
 */
export function lackOf(lists, state, isFiltered, { unfilter, send }) {
  if (state.accounts.length === 0) return [lack("low", words("ui_no_account"), words("ui_dash_no_account_why"))];
  if (!state.chains.some(({ asked }) => asked) && lists.length === 0) {
    return [lack("broken", words("ui_no_chain"), words("ui_no_chain_why"), element("a", { class: "button", href: "settings.html#endpoints" }, words("ui_no_chain_set")))];
  }
  if (isFiltered) return [lack("empty", words("ui_dash_no_match"), words("ui_dash_no_match_why"), button(words("ui_dash_unfilter"), unfilter))];
  if (lists.some(({ reach }) => reach?.state === "loading")) return [lack("clock", words("ui_dash_reading"), words("ui_dash_reading_why"))];
  if (lists.some(({ reach }) => reach === null)) {
    return [lack("clock", words("ui_never_checked"), words("ui_dash_never_why"), button(words("ui_refresh"), () => send({ type: "refresh", owner: null, chain: null, older: 0 })))];
  }
  const whole = lists.filter(({ reach }) => reach?.state === "ready");
  if (whole.length < lists.length) return [];
  return [lack("empty", counted("ui_empty", new Set(whole.map(({ chain }) => chain)).size), words("ui_dash_empty_why"))];
}

/** @param {Parameters<typeof icon>[0]} which @param {string} title @param {string} why @param {HTMLElement | null} [way] out */
const lack = (which, title, why, way = null) =>
  element("section", { class: "empty" }, icon(which), element("h2", {}, title), element("p", {}, why), way);
