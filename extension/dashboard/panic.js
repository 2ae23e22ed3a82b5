// @ts-check
/** Ends everything of a group: what that is, through which wallet, and one press. */
import { button, element, name } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { exposure } from "./bar.js";
import { icon } from "./icons.js";
import { titleOf } from "./line.js";
import { keyIn, signaturesIn } from "./model.js";
import { account, sayText, through } from "./voice.js";
import { walletChoice } from "./wallets.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").GivenView} GivenView */
/** @typedef {import("./model.js").Group} Group */
/** @typedef {import("./model.js").Heading} Heading */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./side.js").State} State */
/**
 * What could be ended. `given`: signatures that may still be used.
 * @typedef {{rows: Row[], given: GivenView[], state: State}} All
 */

/** @type {Record<Exclude<Group, "none">, string>} */
const TITLES = { spender: "ui_panic_spender", token: "ui_panic_token", chain: "ui_panic_chain", owner: "ui_panic_owner" };

/** @param {(message: FromDashboard) => void} send */
export function panic(send) {
  const view = element("dialog", { class: "panic", "aria-labelledby": "panic-title", click: (/** @type {MouseEvent} */ event) => {
    if (event.target === view) view.close();
  } });
  return {
    view,
    /** @param {Heading} heading @param {Exclude<Group, "none">} by @param {All} all */
    open(heading, by, all) {
      view.replaceChildren(contentOf(heading, by, all, () => view.close(), send));
      view.showModal();
    },
  };
}

/** @param {Heading} heading @param {Exclude<Group, "none">} by @param {All} all @param {() => void} close @param {(message: FromDashboard) => void} send */
function contentOf({ group, rows }, by, { rows: every, given, state: { wallets, run } }, close, send) {
  const owners = new Set(rows.map(({ allowance }) => allowance.key.owner));
  const { select, picked } = walletChoice(wallets.filter((wallet) => wallet.account !== null && owners.has(wallet.account)));
  const behind = every.filter((row) => keyIn(by, row) === group).length - rows.length;
  const isRunning = run !== null && !run.over;
  const signed = signaturesIn(given, by, group).filter(({ given: { signature } }) => owners.has(signature.owner));
  const what = element("div", { "aria-live": "polite" });
  const end = element("button", { type: "button", id: "panic", class: "button primary", click: () => {
    const wallet = picked();
    if (wallet?.tab === undefined) return;
    send({ type: "revoke", keys: rows.map(({ allowance }) => allowance.key), names: signed.map((one) => one.name), tab: wallet.tab, wallet: wallet.wallet.id });
    close();
  } });
  const show = () => {
    const wallet = picked();
    what.replaceChildren(
      element("p", {}, counted("ui_dash_count", rows.length), signed.length > 0 && ` · ${counted("ui_step_signatures", signed.length)}`),
      element("p", {}, ...exposure(rows)),
      ...(wallet?.account ? [element("p", { class: "quiet" }, ...account(wallet.account), " · ", ...sayText(through(wallet)))] : []),
      ...(owners.size > 1 && wallet ? [element("p", { class: "quiet" }, words("ui_dash_many_accounts"))] : []),
      ...(behind > 0 ? [element("p", { class: "quiet" }, counted("ui_panic_behind", behind))] : []),
      ...(wallet && !isRunning ? [] : [element("p", { class: "quiet" }, words(isRunning ? "ui_dash_running" : "ui_no_wallet"))]));
    end.textContent = counted("ui_revoke", rows.length + signed.length);
    end.disabled = isRunning || wallet === null;
  };
  select.addEventListener("change", show);
  show();
  const [first] = rows;
  return element("div", { class: "sheet-inside" },
    element("h2", { id: "panic-title" }, words(TITLES[by])),
    element("p", { class: "title" }, ...(first ? titleOf(first, by) : [name(group)])),
    element("p", { class: "given-state" }, icon("high"), words("ui_panic_why")),
    what, select,
    element("p", { class: "acts" }, end, button(words("ui_dismiss"), close)));
}
