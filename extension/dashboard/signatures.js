// @ts-check
/** Signatures that were given: what each lets happen, whether it can still be used, and how it is cancelled. */
import { button, element, name } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { icon } from "./icons.js";
import { paste } from "./paste.js";
import { renew } from "./renew.js";
import { account, duration, say, sayText, tell, tellText } from "./voice.js";
import { walletChoice, walletsOf } from "./wallets.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").GivenView} GivenView */
/** @typedef {import("../wasm/background.js").SignatureState} SignatureState */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("./side.js").State} State */
/** @typedef {(Node | string)[]} Words */

/** How each state looks and reads, and why where that is not plain. @type {Record<SignatureState["state"], [Parameters<typeof icon>[0], string, string | null]>} */
const STATES = {
  unused: ["clock", "ui_sig_unused", null],
  used: ["check", "ui_sig_used", "ui_sig_used_why"],
  expired: ["check", "ui_sig_expired", null],
  cancelled: ["check", "ui_sig_cancelled", null],
  superseded: ["check", "ui_sig_superseded", "ui_sig_superseded_why"],
  unread: ["high", "ui_sig_unread", null],
};

/** @param {GivenView} view */
const stateOf = ({ now }) => now?.state.state ?? "unread";

/** Whether it may still be used. @param {GivenView} view */
export const isOpen = (view) => stateOf(view) === "unused" || stateOf(view) === "unread";

/**
 * @param {(message: FromDashboard) => void} send
 * @param {(list: GivenView[]) => void} save
 */
export function signatures(send, save) {
  const open = element("ul", { class: "given" });
  const over = element("ul", { class: "given" });
  const overTitle = element("summary", {});
  const hint = element("p", { class: "quiet" }, words("ui_sig_why"));
  /** @type {GivenView[]} */
  let list = [];
  const clear = button(words("ui_sig_forget_over"), () => send({ type: "forgetSignatures", names: list.filter((one) => !isOpen(one)).map((one) => one.name) }));
  const past = element("details", {}, overTitle, over, clear);
  const none = element("section", { class: "empty" }, icon("empty"), element("h2", {}, words("ui_sig_none")), element("p", {}, words("ui_sig_none_why")));
  const keep = button(words("ui_dash_json"), () => save(list), words("ui_dash_export"));
  const elsewhere = paste(send);
  const title = element("div", { class: "given-title" }, element("h2", { id: "given-title" }, words("ui_sig_title")), keep);
  return {
    view: element("section", { id: "signatures", "aria-labelledby": "given-title" }, title, hint, none, open, elsewhere.view, past),
    pasted: elsewhere.answered,
    closed: elsewhere.unanswered,
    /** @param {GivenView[]} seen @param {State} state @param {(chain: string) => string} chainName */
    show(seen, state, chainName) {
      list = seen;
      elsewhere.offer(state.accounts);
      const [now, before] = [seen.filter(isOpen), seen.filter((one) => !isOpen(one))];
      const line = (/** @type {GivenView} */ one) => lineOf(one, state, chainName, send);
      renew(open, now.map(line));
      renew(over, before.map(line));
      overTitle.textContent = counted("ui_sig_over", before.length);
      past.hidden = before.length === 0;
      none.hidden = now.length > 0;
      hint.hidden = now.length === 0;
      keep.hidden = seen.length === 0;
    },
  };
}

/** @param {GivenView} view @param {State} state @param {(chain: string) => string} chainName @param {(message: FromDashboard) => void} send */
function lineOf(view, { wallets, run }, chainName, send) {
  const { given, now, name: id, origin, at, headline } = view;
  const { signature: { chain, owner } } = given;
  const own = walletsOf(wallets, owner);
  const isRunning = run !== null && !run.over;
  const forget = button(words("ui_sig_forget"), () => send({ type: "forgetSignatures", names: [id] }), tellText(headline));
  if (isOpen(view)) forget.title = words("ui_sig_forget_why");
  const [place, when] = origin === null ? [words("ui_sig_elsewhere"), ago("ui_sig_pasted", at)] : [name(origin.replace(/^https:\/\//, "")), ago("ui_sig_when", at)];
  const line = element("li", { class: "card given-line", "data-name": id, "data-state": stateOf(view) },
    element("p", { class: "title" }, ...sayText(headline)),
    element("p", { class: "quiet" }, place, " · ", name(chainName(chain)), " · ", ...account(owner), " · ", when),
    stateLine(view),
    isOpen(view) && element("p", {}, ...until(view), ...exposure(view)),
    isOpen(view) && now?.obstacle ? element("p", { class: "quiet" }, ...sayText(now.obstacle)) : null,
    isOpen(view) && now?.note ? element("p", { class: "quiet" }, ...sayText(now.note)) : null,
    element("div", { class: "acts" }, ...(isOpen(view) && !now?.obstacle ? cancelling(view, own, isRunning, send) : []), forget));
  line.dataset["says"] = JSON.stringify([view, own, isRunning, when]);
  return line;
}

/** @param {GivenView} view @param {TabWallet[]} wallets of its account @param {boolean} isRunning @param {(message: FromDashboard) => void} send */
function cancelling({ name: id, headline }, wallets, isRunning, send) {
  const { select, chosen } = walletChoice(wallets);
  const cancel = element("button", { type: "button", class: "button small primary", "data-act": "cancel", "aria-label": `${words("ui_sig_cancel")}: ${tellText(headline)}`, click: () => {
    const wallet = chosen();
    if (wallet) send({ type: "revoke", keys: [], names: [id], ...wallet });
  } }, words("ui_sig_cancel"));
  cancel.disabled = wallets.length === 0 || isRunning;
  const why = isRunning ? "ui_dash_running" : "ui_no_wallet";
  return [select, cancel, cancel.disabled && element("span", { class: "quiet" }, words(why))];
}

/** @param {GivenView} view */
function stateLine({ now }) {
  if (!now) return element("p", { class: "given-state" }, icon("clock"), words("ui_sig_unasked"));
  const [which, key, why] = STATES[now.state.state];
  const more = now.state.state === "unread" ? sayText(now.state.why) : why === null ? [] : [words(why)];
  return element("p", { class: `given-state ${now.state.state}` }, icon(which), element("span", {}, element("span", { class: "given-label" }, words(key)), more.length > 0 && " · ", ...more));
}

/** @param {GivenView} view @returns {Words} */
function until({ given: { deadline } }) {
  return deadline === null ? [words("ui_sig_never")] : say("ui_sig_until", { time: { arg: "time", value: deadline } });
}

/** What could be taken with it today. @param {GivenView} view @returns {Words} */
function exposure({ now, given: { takes } }) {
  if (!now || takes.length === 0) return [];
  return now.exposed.flatMap(({ symbol, decimals, value }) => [" · ", ...(value === null
    ? [words("ui_exposed_unknown")]
    : say("ui_exposed", { amount: { arg: "amount", value, decimals, symbol } }))]);
}

/** @param {string} id of a sentence @param {number} at unix seconds */
const ago = (id, at) => tell(id, { span: duration(Math.max(0, Math.floor(Date.now() / 1000) - at)) });
