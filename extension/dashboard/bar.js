// @ts-check
/** The bar that appears with a selection: what is chosen, what that could cost, and through which wallet it is ended. */
import { hex } from "../hex.js";
import { button, element } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { totalsOf } from "../worth.js";
import { worthOfRows } from "./money.js";
import { say, tell, tellText, through } from "./voice.js";
import { offerConnection } from "./wallets.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("../worth.js").Total} Total */

/** The tokens that are named in it. */
const NAMED = 3;

/** @param {() => Row[]} chosen @param {() => void} clear @param {(message: FromDashboard) => void} send */
export function bar(chosen, clear, send) {
  const said = element("div", { class: "bar-said", "aria-live": "polite" });
  const select = element("select", { id: "wallet", "aria-label": words("ui_wallet") });
  const hint = element("p", { class: "quiet" });
  const connections = element("span", { class: "connections" });
  /** Those of the accounts whose allowances are chosen. @type {TabWallet[]} */
  let wallets = [];
  const revoke = element("button", { type: "button", id: "revoke", class: "button primary", click: () => {
    const wallet = wallets[Number(select.value)] ?? wallets[0];
    if (wallet?.tab === undefined) return;
    send({ type: "revoke", keys: chosen().map(({ allowance }) => allowance.key), names: [], tab: wallet.tab, wallet: wallet.wallet.id });
    clear();
  } });
  const view = element("footer", { class: "bar", hidden: true }, said,
    element("div", { class: "bar-wallet" }, select, hint, connections), button(words("ui_dash_clear"), clear), revoke);
  return {
    view,
    /** @param {TabWallet[]} all @param {boolean} isRunning */
    show(all, isRunning) {
      const rows = chosen();
      view.hidden = rows.length === 0;
      document.body.dataset["chosen"] = String(rows.length);
      if (rows.length === 0) return;
      const owners = new Set(rows.map(({ allowance }) => allowance.key.owner));
      const had = wallets[Number(select.value)];
      wallets = all.filter(({ account }) => account !== null && owners.has(account));
      said.replaceChildren(element("p", { class: "title" }, counted("ui_dash_chosen", rows.length)), element("p", { class: "quiet" }, ...exposure(rows)));
      select.replaceChildren(...wallets.map((wallet, at) => element("option", { value: String(at) }, tellText(through(wallet)))));
      const again = wallets.findIndex(({ tab, wallet }) => tab === had?.tab && wallet.id === had.wallet.id);
      select.value = String(Math.max(0, again));
      select.hidden = wallets.length === 0;
      const why = isRunning ? "ui_dash_running" : wallets.length === 0 ? "ui_no_wallet" : "ui_dash_many_accounts";
      hint.hidden = wallets.length > 0 && !isRunning && owners.size < 2;
      hint.textContent = words(why);
      offerConnection(connections, wallets.length === 0 ? all : [], send);
      revoke.textContent = counted("ui_revoke", rows.length);
      revoke.disabled = wallets.length === 0 || isRunning;
    },
  };
}

/** What could be taken through these today. @param {Row[]} rows @returns {(Node | string)[]} */
export function exposure(rows) {
  const { totals, unknown } = totalsOf(rows.map(({ allowance }) => allowance));
  const parts = [...worthOfRows(rows), ...totals.slice(0, NAMED).map(amountOf)];
  const more = totals.length - NAMED;
  if (more > 0) parts.push([counted("ui_dash_more_tokens", more)]);
  if (unknown > 0) parts.push([counted("ui_dash_unknown", unknown)]);
  if (parts.length === 0) return [words("ui_exposed_nothing")];
  return parts.flatMap((part, at) => (at === 0 ? part : [" · ", ...part]));
}

/** @param {Total} total @returns {(Node | string)[]} */
function amountOf({ allowance: { key, decimals, symbol }, value }) {
  const isItems = key.kind === "nft" || key.kind === "operator";
  if (isItems) return [tell("ui_exposed_items", { count: { arg: "count", value: Number(value) } })];
  return say("ui_exposed", { amount: { arg: "amount", value: hex(value), decimals, symbol } });
}
