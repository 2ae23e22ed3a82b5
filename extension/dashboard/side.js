// @ts-check
/** At the side: accounts and chains, with how many allowances each has and how reading it stands. */
import { button, element, name } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { icon } from "./icons.js";
import { groupBy } from "./model.js";
import { account, checked, duration, say, tell, through } from "./voice.js";
import { offerConnection } from "./wallets.js";
import { watching } from "./watch.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").ListState} ListState */
/** @typedef {Extract<import("../wasm/background.js").ToDashboard, {type: "state"}>} State */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").View} View */
/** @typedef {(Node | string)[]} Words */

/** Pages name accounts, and no page gets the whole side. */
const MOST_OFFERED = 3;

/** @param {(change: Partial<View>) => void} change @param {(message: FromDashboard) => void} send */
export function side(change, send) {
  const accounts = element("ul", { class: "places" });
  const chains = element("ul", { class: "places" });
  const offers = element("div", { class: "offers" });
  const connections = element("div", { class: "offers" });
  const add = watching(send);
  const rest = unasked();
  const inside = element("details", {}, element("summary", {}, words("ui_dash_side")), element("div", { class: "side" },
      element("section", { "aria-labelledby": "accounts-title" }, element("h2", { id: "accounts-title" }, words("ui_dash_accounts")), accounts, offers, connections, add.view),
      element("section", { "aria-labelledby": "chains-title" }, element("h2", { id: "chains-title" }, words("ui_dash_chains")), chains, rest)));
  // Beside the table there is room for all of it; above it, it would be in the way.
  const wide = matchMedia("(min-width: 1100px)");
  const fit = () => {
    inside.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  return {
    view: element("aside", {}, inside),
    resolved: add.resolved,
    closed: add.unanswered,
    /** @param {State} state @param {Row[]} rows @param {View} view */
    show(state, rows, view) {
      add.room = state.room;
      rest.hidden = state.chains.every(({ asked }) => asked);
      offer(offers, state, send);
      offerConnection(connections, state.wallets, send);
      const count = (/** @type {(row: Row) => boolean} */ of) => rows.filter(of).length;
      renew(accounts, [
        place("all", view.owner === null, [words("ui_dash_all_accounts")], rows.length, [], () => change({ owner: null })),
        ...state.accounts.map((address) => place(address, view.owner === address, account(address), count(({ allowance: { key } }) => key.owner === address),
          standing(state.lists.filter(({ owner }) => owner === address)), () => change({ owner: address }), forget(address, () => send({ type: "forget", account: address })))),
      ]);
      renew(chains, [
        place("all", view.chain === null, [words("ui_dash_all_chains")], rows.length, [], () => change({ chain: null })),
        ...state.chains.flatMap(({ chain, name: title }) => {
          const lists = state.lists.filter((list) => list.chain === chain && (view.owner === null || list.owner === view.owner));
          return lists.length === 0 ? [] : [place(chain, view.chain === chain, [name(title)], count(({ allowance: { key } }) => key.chain === chain), standing(lists), () => change({ chain }))];
        }),
      ]);
    },
  };
}

/**
 * Shows places anew. One that was there stays the same element: it is pressed, and says new things several times a
 * second.
 * @param {HTMLElement} list @param {HTMLElement[]} items
 */
function renew(list, items) {
  const known = new Map([...list.children].map((item) => [item.getAttribute("data-place"), item]));
  const next = items.map((item) => {
    const old = known.get(item.getAttribute("data-place"));
    const [was, is] = [old?.querySelector(".place"), item.querySelector(".place")];
    if (!old || !was || !is) return item;
    was.setAttribute("aria-pressed", String(is.getAttribute("aria-pressed")));
    if (was.innerHTML !== is.innerHTML) was.replaceChildren(...is.childNodes);
    return old;
  });
  if (next.length !== list.children.length || next.some((item, at) => item !== list.children[at])) list.replaceChildren(...next);
}

/**
 * @param {string} key @param {boolean} isOn @param {Words} title @param {number} count @param {Words} more @param {() => void} press
 * @param {HTMLElement | null} [beside]
 */
const place = (key, isOn, title, count, more, press, beside = null) =>
  element("li", { "data-place": key },
    element("button", { type: "button", class: "place", "aria-pressed": String(isOn), click: press },
      element("span", { class: "place-title" }, ...title), element("span", { class: "count" }, words("ui_dash_number", { count })),
      more.length > 0 && element("span", { class: "quiet state" }, ...more)),
    beside);

/**
 * Accounts of wallets that are open in a tab and that nobody watches yet.
 * @param {HTMLElement} list @param {State} state @param {(message: FromDashboard) => void} send
 */
function offer(list, { accounts, wallets, room }, send) {
  const strange = room === 0 ? [] : wallets.filter((wallet) => wallet.account !== null && !accounts.includes(wallet.account));
  const offered = [...groupBy(strange, (wallet) => String(wallet.account))].slice(0, MOST_OFFERED);
  const key = JSON.stringify(offered);
  if (list.dataset["offers"] === key) return;
  list.dataset["offers"] = key;
  list.replaceChildren(...offered.flatMap(([address, [wallet]]) => (wallet === undefined ? [] : [
    element("button", { type: "button", class: "button small", "data-offer": address, click: () => send({ type: "watch", accounts: [address] }) },
      element("span", {}, ...say("ui_dash_offer", { account: { arg: "address", value: address }, through: { arg: "phrase", value: through(wallet) } })))])));
}

/** @param {string} address @param {() => void} press */
function forget(address, press) {
  const made = button("", press);
  made.className = "link forget";
  made.title = words("ui_dash_forget");
  made.setAttribute("aria-label", `${words("ui_dash_forget")}: ${address}`);
  made.append(icon("cross"));
  return made;
}

/** How reading these lists stands: the worst of them. @param {ListState[]} lists @returns {Words} */
export function standing(lists) {
  const reading = lists.filter(({ reach }) => reach?.state === "loading");
  if (reading.length > 0) return [readingOf(reading)];
  if (lists.some(({ reach }) => reach?.state === "failed")) return [icon("broken"), words("ui_dash_failed")];
  if (lists.some(({ reach }) => reach?.state === "known")) return [icon("high"), words("ui_dash_known")];
  if (lists.some(({ reach }) => reach === null)) return [words("ui_never_checked")];
  if (lists.some(({ reach }) => reach?.state === "partial")) return [icon("high"), words("ui_dash_partial")];
  const oldest = Math.min(...lists.map(({ readAt }) => readAt));
  return lists.length === 0 ? [] : [checked(oldest)];
}

/** What is left to read, as far as that is known. @param {ListState[]} lists */
function readingOf(lists) {
  const known = lists.flatMap(({ status }) => status ?? []);
  const requests = known.reduce((sum, status) => sum + status.requests, 0);
  const seconds = Math.max(0, ...known.map((status) => status.seconds));
  if (known.length < lists.length || requests === 0) return words("ui_dash_reading");
  const left = { count: { arg: /** @type {const} */ ("count"), value: requests }, span: duration(seconds) };
  return tell("ui_dash_reading_left", left);
}

/** Where the rest of the chains is. */
const unasked = () => element("p", { class: "quiet" }, words("ui_dash_unasked"), " ", element("a", { href: "settings.html#endpoints" }, words("ui_no_chain_set")));
