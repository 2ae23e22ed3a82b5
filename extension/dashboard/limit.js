// @ts-check
/** Sets an allowance to less, or a Permit2 allowance to another end: what that is, through which wallet, and one press. */
import { element, field, form, typed } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { DAY_MS, amountIn, endOf } from "./typed.js";
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
export function limiting({ key, amount, balance, decimals, symbol, expiry }, { wallets, run }, send, close) {
  const { select, chosen, picked } = walletChoice(walletsOf(wallets, key.owner));
  const wallet = picked();
  if ((key.kind !== "erc20" && key.kind !== "permit2") || amount.amount === "all" || decimals === null || !wallet || (run && !run.over)) return null;
  const most = amount.amount === "exact" ? BigInt(amount.value) : null;
  const offered = balance !== null && (most === null || BigInt(balance) < most) ? BigInt(balance) : most;
  const isPermit2 = key.kind === "permit2";
  const made = form(() => {
    const typedAmount = amountIn(typed(made, "limit-amount"), decimals, most);
    const until = isPermit2 ? endOf(typed(made, "limit-until"), Date.now()) : null;
    const where = chosen();
    if (typedAmount === null || !where || (isPermit2 && until === null)) return "ui_limit_bad";
    send({ type: "limit", key, amount: hex(typedAmount), until: until === null ? null : hex(until), ...where });
    close();
    return null;
  },
  field("limit-amount", tell("ui_limit_amount", { token: { arg: "token", address: key.token, symbol } }), { inputmode: "decimal", dir: "ltr", value: offered ? decimal(hex(offered), decimals) : "" }),
  isPermit2 && field("limit-until", words("ui_limit_until"), { type: "date", value: dateOf(expiry.expiry === "at" ? Number(expiry.time) * 1000 : 0) }),
  element("p", { class: "quiet" }, words("ui_limit_balance")),
  select, select.hidden && element("p", { class: "quiet" }, ...sayText(through(wallet))),
  element("button", { type: "submit", class: "button" }, words("ui_limit")));
  return element("details", { id: "limit" }, element("summary", {}, words("ui_limit")), made);
}

/** @param {bigint | number} value */
const hex = (value) => `0x${value.toString(16)}`;

/** A day by the clock here, as a date field has it. @param {number} at ms; one that is not to come is not offered */
function dateOf(at) {
  const date = new Date(at > Date.now() ? at : Date.now() + OFFERED_DAYS * DAY_MS);
  if (Number.isNaN(date.getTime()) || date.getFullYear() > 9999) return "9999-12-31";
  return [String(date.getFullYear()).padStart(4, "0"), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
