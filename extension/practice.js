// @ts-check
/**
 * One request to practise with, in the prompt as it is. What the person decides goes nowhere: this page has no port to
 * the background, and says so above the prompt all the time.
 */
import { toModule } from "./language.js";
import { isExample } from "./practice/examples.js";
import { edited, judged } from "./practice/judging.js";
import { element } from "./settings/parts.js";
import { learn, words } from "./settings/words.js";
import init, { receive, start } from "./wasm/pages.js";

/** @typedef {import("./wasm/background.js").FromPrompt} FromPrompt */
/** @typedef {import("./wasm/background.js").ToPrompt} ToPrompt */

/** @typedef {{refused: string, continued: string, cut?: string}} After `cut`: continued with what the person made smaller */

/** What is said of each decision. @type {Record<import("./practice/examples.js").Name, After>} */
const AFTER = {
  theft: { refused: "ui_pra_theft_refused", continued: "ui_pra_theft_continued", cut: "ui_pra_theft_cut" },
  greedy: { refused: "ui_pra_greedy_refused", continued: "ui_pra_greedy_continued", cut: "ui_pra_greedy_cut" },
  usual: { refused: "ui_pra_usual_refused", continued: "ui_pra_usual_continued" },
  revocation: { refused: "ui_pra_revocation_refused", continued: "ui_pra_revocation_continued" },
};

const wanted = location.hash.slice(1);
const name = isExample(wanted) ? wanted : "theft";

const [speech] = await Promise.all([learn(), init({ module_or_path: new URL("./wasm/pages_bg.wasm", import.meta.url) })]);
let held = await judged(name, words("ui_pra_wallet"));
/** One edit after the other. @type {Promise<unknown>} */
let turn = Promise.resolve();

document.title = words("ui_pra_title");
document.body.append(banner());
start("prompt", ...toModule(speech), send);
show();

/** What stands above the prompt: that this is no request, and whether one like it would open a window. */
function banner() {
  const { action } = held.judgement;
  const opensNone = action === "pass" || action === "note";
  return element("aside", { class: "practice", "aria-label": words("ui_pra_title") },
    element("strong", {}, words("ui_pra_banner")),
    opensNone && element("p", {}, words("ui_pra_no_window")));
}

/** Gives the prompt what it shows. */
function show() {
  /** @type {ToPrompt} */
  const queue = { type: "queue", held: [held], crowd: null };
  receive(JSON.stringify(queue));
}

/** What the prompt would tell the background. @param {string} json @returns {boolean} */
function send(json) {
  /** @type {FromPrompt} */
  const message = JSON.parse(json);
  if (message.type === "edit") turn = turn.then(() => edit(message));
  if (message.type === "mute") end(false);
  // As the background does: a click on an older verdict is no consent to the newer one.
  if (message.type === "decide" && (!message.forward || message.revision === held.revision)) end(message.forward);
  return true;
}

/** @param {Extract<FromPrompt, {type: "edit"}>} change */
async function edit({ edits, turn: count }) {
  // What cannot be judged changes nothing; the prompt says so.
  held = await edited(name, held, edits, count).catch(() => ({ ...held, turn: count }));
  show();
}

/** Says what would have come of it. @param {boolean} forward */
function end(forward) {
  const after = AFTER[name];
  const continued = (held.edits.length > 0 && after.cut) || after.continued;
  const title = element("h1", { tabindex: "-1" }, words(forward ? "ui_pra_continued" : "ui_pra_refused"));
  document.querySelector(".prompt")?.replaceWith(
    element("main", { class: "after" }, title, element("p", {}, words(forward ? continued : after.refused)),
      element("div", { class: "again" },
        element("button", { type: "button", class: "button", click: () => location.reload() }, words("ui_pra_again")),
        element("button", { type: "button", class: "button primary", click: () => window.close() }, words("ui_pra_close")))));
  title.focus();
}
