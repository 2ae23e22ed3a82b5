// @ts-check
/** A revocation run: each transaction and how it stands. It goes on when this page closes. */
import { hex } from "../hex.js";
import { button, element } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { icon } from "./icons.js";
import { totalsOf } from "../worth.js";
import { sentOf } from "./sent.js";
import { say, sayText, tell, tellText, through } from "./voice.js";
import { walletChoice, walletsOf } from "./wallets.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").Run} Run */
/** @typedef {import("../wasm/background.js").StepState} StepState */
/** @typedef {import("../wasm/background.js").RunStep & StepState} RunStep */
/** @typedef {import("../wasm/background.js").Arg} Arg */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("./model.js").Row} Row */

/** @type {Record<RunStep["state"], [className: string, icon: Parameters<typeof icon>[0], key: string]>} */
const STATES = {
  waiting: ["waiting", "clock", "ui_step_waiting"],
  asking: ["active", "clock", "ui_step_asking"],
  sent: ["active", "clock", "ui_step_sent"],
  done: ["done", "check", "ui_step_done"],
  refused: ["stopped", "cross", "ui_step_refused"],
  failed: ["failed", "high", "ui_step_failed"],
};

/**
 * @param {Run} run @param {(key: RunStep["ends"][number]) => Row | null} rowOf an allowance as it was listed last
 * @param {TabWallet[]} wallets @param {(message: FromDashboard) => void} send
 */
export function runOf(run, rowOf, wallets, send) {
  const { over, problem } = run;
  const steps = stepsOf(run);
  const all = [...steps, ...stepsOf({ steps: run.cannot })];
  const done = steps.filter(({ state }) => state === "done");
  const title = problem ? tellText(problem) : tell(over ? "ui_run_over" : "ui_run", { done: { arg: "number", value: hex(done.length) }, count: count(steps.length) });
  const view = element("section", { class: "card run", "data-over": String(over) },
    element("h2", {}, title),
    over ? summaryOf(all, endedOf(steps, done, rowOf)) : null,
    steps.length > 0 && element("progress", { max: String(steps.length), value: String(done.length), "aria-label": title }),
    element("ol", {}, ...all.map((step) => stepOf(step, rowOf))),
    ...actsOf(run, walletsOf(wallets, run.owner), send));
  view.dataset["says"] = JSON.stringify([run, wallets]);
  return view;
}

/** What stands no more, as it stood: less what was set to nothing only to be set anew. @param {RunStep[]} steps @param {RunStep[]} done @param {(key: RunStep["ends"][number]) => Row | null} rowOf */
function endedOf(steps, done, rowOf) {
  const anew = new Set(steps.flatMap(({ ends, limit = null }) => (limit === null ? [] : ends.flatMap((key) => rowOf(key) ?? []))));
  return done.flatMap(({ ends }) => ends.flatMap((key) => rowOf(key) ?? [])).filter((row) => !anew.has(row));
}

/** What did not end, and what can no longer be taken. @param {RunStep[]} steps @param {Row[]} ended as they stood */
function summaryOf(steps, ended) {
  const has = (/** @type {RunStep["state"]} */ which) => steps.filter(({ state }) => state === which).length;
  const left = [["ui_run_refused", has("refused")], ["ui_run_failed", has("failed")]].flatMap(([key, number]) => (number === 0 ? [] : [counted(String(key), Number(number))]));
  const parts = [...left.map((text) => [text]), ...totalsOf(ended.map(({ allowance }) => allowance)).totals.map(removedOf)];
  return parts.length === 0 ? null : element("p", { class: "quiet summary" }, ...parts.flatMap((part, at) => (at === 0 ? part : [" · ", ...part])));
}

/** @param {import("../worth.js").Total} total @returns {(Node | string)[]} */
function removedOf({ allowance: { key, decimals, symbol }, value }) {
  if (key.kind === "nft" || key.kind === "operator") return [tell("ui_run_removed_items", { count: count(Number(value)) })];
  return say("ui_run_removed", { amount: { arg: "amount", value: hex(value), decimals, symbol } });
}

/** @param {Pick<Run, "steps">} run */
const stepsOf = ({ steps }) => /** @type {RunStep[]} */ (steps);

/** What the person can do about it as it stands. @param {Run} run @param {TabWallet[]} wallets of its account @param {(message: FromDashboard) => void} send */
function actsOf(run, wallets, send) {
  const { paused, over, awaits } = run;
  const has = (/** @type {RunStep["state"][]} */ ...states) => stepsOf(run).filter(({ state }) => states.includes(state)).length;
  const stopped = has("refused", "failed");
  const again = over && stopped > 0;
  const acts = [];
  if (again || (paused && !over)) acts.push(...proceeding(again, again ? counted("ui_run_again", stopped) : words("ui_run_resume"), wallets, send));
  if (!over && !paused) acts.push(act("pause", button(words("ui_run_pause"), () => send({ type: "pause" }))));
  if (over || awaits !== null || (paused && has("sent") === 0)) acts.push(act("dismiss", button(words(over ? "ui_dismiss" : "ui_run_abandon"), () => send({ type: "dismiss" }))));
  const hint = over ? null : element("p", { class: "quiet" }, ...(awaits === null ? [words(paused ? "ui_run_paused" : "ui_run_hint")] : say("ui_run_awaits", { account: { arg: "address", value: awaits } })));
  return [hint, element("div", { class: "acts" }, ...acts)];
}

/** @param {boolean} again @param {string} label @param {TabWallet[]} wallets @param {(message: FromDashboard) => void} send */
function proceeding(again, label, wallets, send) {
  const { select, chosen } = walletChoice(wallets);
  const [first] = wallets;
  const proceed = act("proceed", button(label, () => {
    const wallet = chosen();
    if (wallet) send({ type: "proceed", again, ...wallet });
  }));
  proceed.classList.add("primary");
  proceed.disabled = !first;
  const said = element("span", { class: "quiet" }, ...(first ? sayText(through(first)) : [words("ui_no_wallet")]));
  said.hidden = wallets.length > 1;
  return [select, said, proceed];
}

/** @param {string} id @param {HTMLButtonElement} pressed */
const act = (id, pressed) => Object.assign(pressed, { id });

/** @param {RunStep} step @param {(key: RunStep["ends"][number]) => Row | null} rowOf */
function stepOf(step, rowOf) {
  const [className, which, key] = STATES[step.state];
  const said = step.state === "done" && (step.limit ?? null) !== null ? "ui_step_limited" : key;
  const costs = step.gas && (step.state === "waiting" || step.state === "asking") ? [" · ", tell("ui_step_gas", { gas: count(Number(step.gas)) })] : [];
  const more = [...costs, ...(step.state === "failed" ? [" ", ...sayText(step.why)] : []), ...(step.sent ? [" ", sentOf(step.sent)] : [])];
  return element("li", { class: `step ${className}` }, icon(which),
    element("div", {}, element("p", {}, ...whatOf(step, rowOf)), step.note ? element("p", { class: "quiet" }, ...sayText(step.note)) : null, element("p", { class: "step-state" }, words(said), ...more)));
}

/** What a step is about. @param {RunStep} step @param {(key: RunStep["ends"][number]) => Row | null} rowOf @returns {(Node | string)[]} */
function whatOf({ ends, limit = null, signatures = 0 }, rowOf) {
  const [only, ...others] = ends;
  if (!only || others.length > 0) return signatures > 0 ? say("ui_step_signatures", { count: count(signatures) }) : say("ui_step_many", { count: count(ends.length) });
  const { symbol, decimals } = rowOf(only)?.allowance ?? { symbol: null, decimals: null };
  const spender = /** @type {const} */ ({ arg: "address", value: only.spender });
  if (limit !== null) return say("ui_step_limit", { spender, amount: { arg: "amount", value: limit, decimals, symbol } });
  return say("ui_step_single", { token: { arg: "token", address: only.token, symbol }, spender });
}

/** @param {number} value @returns {Arg} */
const count = (value) => ({ arg: "count", value });
