// @ts-check
/** A revocation run: each transaction and how it stands. It goes on when this page closes. */
import { button, element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { icon } from "./icons.js";
import { say, sayText, tell } from "./voice.js";

/** @typedef {import("../wasm/background.js").Run} Run */
/** @typedef {import("../wasm/background.js").StepState} StepState */
/** @typedef {import("../wasm/background.js").RunStep & StepState} RunStep */
/** @typedef {import("../wasm/background.js").Arg} Arg */

/** @type {Record<RunStep["state"], [className: string, icon: Parameters<typeof icon>[0], key: string]>} */
const STATES = {
  waiting: ["waiting", "clock", "ui_step_waiting"],
  asking: ["active", "clock", "ui_step_asking"],
  sent: ["active", "clock", "ui_step_sent"],
  done: ["done", "check", "ui_step_done"],
  refused: ["stopped", "cross", "ui_step_refused"],
  failed: ["failed", "high", "ui_step_failed"],
};

/** @param {Run} run @param {(key: RunStep["ends"][number]) => string | null} symbolOf @param {() => void} dismiss */
export function runOf({ steps: all, over }, symbolOf, dismiss) {
  const steps = /** @type {RunStep[]} */ (all);
  const done = steps.filter(({ state }) => state === "done").length;
  const title = tell(over ? "ui_run_over" : "ui_run", { done: { arg: "number", value: `0x${done.toString(16)}` }, count: count(steps.length) });
  const close = button(words("ui_dismiss"), dismiss);
  close.id = "dismiss";
  return element("section", { class: "card run", "data-over": String(over) },
    element("h2", {}, title),
    element("progress", { max: String(steps.length), value: String(done), "aria-label": title }),
    element("ol", {}, ...steps.map((step) => stepOf(step, symbolOf))),
    over ? close : element("p", { class: "quiet" }, words("ui_run_hint")));
}

/** @param {RunStep} step @param {(key: RunStep["ends"][number]) => string | null} symbolOf */
function stepOf(step, symbolOf) {
  const [className, which, key] = STATES[step.state];
  const [only] = step.ends;
  const { signatures = 0 } = step;
  const title = only && step.ends.length === 1
    ? say("ui_step_single", { token: { arg: "token", address: only.token, symbol: symbolOf(only) }, spender: { arg: "address", value: only.spender } })
    : signatures > 0
      ? say("ui_step_signatures", { count: count(signatures) })
      : say("ui_step_many", { count: count(step.ends.length) });
  const more = step.state === "sent" ? [element("code", { dir: "ltr" }, step.hash)] : step.state === "failed" ? sayText(step.why) : [];
  return element("li", { class: `step ${className}` }, icon(which),
    element("div", {}, element("p", {}, ...title), element("p", { class: "step-state" }, words(key), " ", ...more)));
}

/** @param {number} value @returns {Arg} */
const count = (value) => ({ arg: "count", value });
