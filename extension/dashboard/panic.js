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
  const signed = signaturesIn(given, by, group);
  const what = element("div", { "aria-live": "polite" });
  const end = element("button", { type: "button", id: "panic", class: "button primary", click: () => {
    const wallet = picked();
    const own = ofAccount(wallet?.account ?? null);
    if (wallet?.tab === undefined) return;
    send({ type: "revoke", keys: own.rows.map(({ allowance }) => allowance.key), names: own.signed.map((one) => one.name), tab: wallet.tab, wallet: wallet.wallet.id });
    close();
  } });
  /** What one account can end; without a wallet, all there is is shown. @param {string | null} owner */
  const ofAccount = (owner) => ({
    rows: rows.filter(({ allowance: { key } }) => owner === null || key.owner === owner),
    signed: signed.filter(({ given: { signature } }) => (owner === null ? owners.has(signature.owner) : signature.owner === owner)),
  });
  const show = () => {
    const wallet = picked();
    const own = ofAccount(wallet?.account ?? null);
    const all = ofAccount(null);
    const others = all.rows.length + all.signed.length - own.rows.length - own.signed.length;
    what.replaceChildren(
      element("p", {}, counted("ui_dash_count", own.rows.length), own.signed.length > 0 && ` · ${counted("ui_step_signatures", own.signed.length)}`),
      element("p", {}, ...exposure(own.rows)),
      ...(wallet?.account ? [element("p", { class: "quiet" }, ...account(wallet.account), " · ", ...sayText(through(wallet)))] : []),
      ...(others > 0 ? [element("p", { class: "quiet" }, counted("ui_panic_others", others))] : []),
      ...(behind > 0 ? [element("p", { class: "quiet" }, counted("ui_panic_behind", behind))] : []),
      ...(wallet && !isRunning ? [] : [element("p", { class: "quiet" }, words(isRunning ? "ui_dash_running" : "ui_no_wallet"))]));
    end.textContent = counted("ui_revoke", own.rows.length + own.signed.length);
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
