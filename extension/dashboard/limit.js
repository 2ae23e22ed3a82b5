// @ts-check
/** Sets an allowance to less, or a Permit2 allowance to another end: what that is, through which wallet, and one press. */
import { hex } from "../hex.js";
import { element, field, form, typed } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { amountIn, daysLeft, endIn } from "./typed.js";
import { decimal, sayText, tell, through } from "./voice.js";
import { walletChoice, walletsOf } from "./wallets.js";

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("./side.js").State} State */

/** How long is offered for what has no end that is still to come, in days. */
const OFFERED_DAYS = 365;

/**
 * @param {Allowance} allowance @param {Pick<State, "wallets" | "run">} state @param {(message: FromDashboard) => void} send @param {() => void} close
 * @returns {HTMLElement | null} null of what has no limit, or of what nobody is there to change
 */
export function limiting({ key, amount, balance, decimals, symbol, expiry, status }, { wallets, run }, send, close) {
  const { select, chosen, picked } = walletChoice(walletsOf(wallets, key.owner));
  const wallet = picked();
  if ((key.kind !== "erc20" && key.kind !== "permit2") || amount.amount === "all" || decimals === null || status === "expired" || !wallet || (run && !run.over)) return null;
  const most = amount.amount === "exact" ? BigInt(amount.value) : null;
  const has = balance === null ? null : BigInt(balance);
  const isLess = has !== null && (most === null || has < most);
  const offered = isLess ? has : most;
  const isPermit2 = key.kind === "permit2";
  const end = expiry.expiry === "at" ? BigInt(expiry.time) : null;
  const days = String(daysLeft(Number(end ?? 0) * 1000, Date.now(), OFFERED_DAYS));
  const made = form(() => {
    const typedAmount = amountIn(typed(made, "limit-amount"), decimals, most);
    const wanted = isPermit2 ? typed(made, "limit-days") : "";
    // Days are rounded up: who leaves them as they are leaves the end as it is.
    const until = wanted === days && end !== null ? end : endIn(wanted, Date.now());
    const where = chosen();
    if (typedAmount === null || !where || (isPermit2 && until === null)) return "ui_limit_bad";
    send({ type: "limit", key, amount: hex(typedAmount), until: until === null ? null : hex(until), ...where });
    close();
    return null;
  },
  field("limit-amount", tell("ui_limit_amount", { token: { arg: "token", address: key.token, symbol } }), { inputmode: "decimal", dir: "ltr", value: offered ? decimal(hex(offered), decimals) : "" }),
  isPermit2 && field("limit-days", words("ui_limit_until"), { inputmode: "numeric", dir: "ltr", value: days }),
  isLess && element("p", { class: "quiet" }, words("ui_limit_balance")),
  select, select.hidden && element("p", { class: "quiet" }, ...sayText(through(wallet))),
  element("button", { type: "submit", class: "button" }, words("ui_limit")));
  return element("details", { id: "limit" }, element("summary", {}, words("ui_limit")), made);
}
