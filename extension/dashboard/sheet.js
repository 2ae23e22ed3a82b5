// @ts-check
/** All that is known of one allowance. */
import { button, code, element, name } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { icon } from "./icons.js";
import { STATUSES, risk } from "./line.js";
import { worthOfRow } from "./money.js";
import { beside, marked, row as said, say, whole } from "./voice.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").ToDashboard} ToDashboard */
/** @typedef {import("./model.js").Row} Row */

/** How long "Copied" stays, in ms. */
const SAID_FOR_MS = 1_500;

/**
 * @param {(row: Row) => boolean} isChosen @param {(row: Row) => void} toggle @param {(row: Row, close: () => void) => HTMLElement | null} limit the way to allow less
 * @param {(message: FromDashboard) => void} send
 */
export function sheet(isChosen, toggle, limit, send) {
  /** The block whose time is asked for. @type {{chain: string, block: string} | null} */
  let asked = null;
  const time = element("span", { class: "quiet" });
  const view = element("dialog", { class: "sheet", tabindex: "-1", "aria-labelledby": "sheet-title", click: (/** @type {MouseEvent} */ event) => {
    // What is beside the dialog belongs to its backdrop, which is the dialog itself.
    if (event.target === view) view.close();
  } });
  return {
    view,
    /** @param {Row} row */
    open(row) {
      const { key: { chain }, block } = row.allowance;
      const close = () => view.close();
      time.replaceChildren();
      view.replaceChildren(contentOf(row, isChosen(row), time, close, () => {
        toggle(row);
        close();
      }, limit(row, close)));
      view.showModal();
      asked = block === null ? null : { chain, block };
      if (asked) send({ type: "date", ...asked });
    },
    /** @param {Extract<ToDashboard, {type: "dated"}>} of */
    dated({ chain, block, time: value }) {
      if (value !== null && asked?.chain === chain && asked.block === block) time.replaceChildren(" · ", ...say("ui_dash_block_time", { time: { arg: "time", value } }));
    },
  };
}

/** @param {Row} row @param {boolean} isChosen @param {HTMLElement} time of its block @param {() => void} close @param {() => void} toggle @param {HTMLElement | null} limit */
function contentOf(row, isChosen, time, close, toggle, limit) {
  const { allowance, chain } = row;
  const { key, status, risk: level, block, spenderName } = allowance;
  const worth = worthOfRow(row);
  const { token, amount, until, exposed, why, enough } = said(allowance);
  const number = (/** @type {string} */ value) => say("ui_dash_whole", { number: { arg: "number", value } });
  return element("div", { class: `sheet-inside level-${level}` },
    element("h2", { id: "sheet-title" }, ...marked(token)),
    element("div", { class: "verdict" }, risk(level), element("p", {}, ...marked(why)), beside(allowance.why, level)),
    element("dl", {},
      ...pair("ui_amount", ...marked(amount), " ", element("span", { class: "quiet" }, ...marked(until))),
      ...pair("ui_today", ...marked(exposed), ...(worth.length > 0 ? [" · ", ...worth] : []), " ", element("span", { class: "quiet" }, ...marked(enough))),
      ...pair("ui_dash_status", words(STATUSES[status]), " ", element("span", { class: "quiet" }, words(`${STATUSES[status]}_why`))),
      ...(key.kind === "permit2" ? pair("ui_via_permit2", words("ui_via_permit2_why")) : []),
      ...pair("ui_set_spender", ...(spenderName ? [name(spenderName), " "] : []), copied(key.spender)), ...pair("ui_set_token", copied(key.token)),
      ...(key.tokenId === null ? [] : pair("ui_dash_token_id", ...number(key.tokenId))),
      ...pair("ui_account", copied(key.owner)), ...pair("ui_chain", name(chain)),
      ...(block === null ? [] : pair("ui_dash_block", ...number(block), time))),
    limit,
    element("p", { class: "sheet-acts" },
      element("button", { type: "button", class: "button", click: toggle }, words(isChosen ? "ui_dash_unselect" : "ui_passed_choose")),
      element("button", { type: "button", class: "button", autofocus: true, click: close }, words("ui_dismiss"))));
}

/** @param {string} key @param {...(Node | string)} value */
const pair = (key, ...value) => [element("dt", {}, words(key)), element("dd", {}, ...value)];

/** In full, with a button that copies it. @param {string} of */
function copied(of) {
  const address = whole(of);
  const done = element("span", { class: "unseen", role: "status" });
  const copy = button("", () => {
    void navigator.clipboard.writeText(address);
    done.textContent = words("ui_copied");
    copy.firstChild?.replaceWith(icon("check"));
    setTimeout(() => {
      done.textContent = "";
      copy.firstChild?.replaceWith(icon("copy"));
    }, SAID_FOR_MS);
  });
  copy.className = "link";
  copy.append(icon("copy"));
  copy.setAttribute("aria-label", words("ui_copy_value", { value: address }));
  return element("span", {}, code(address), " ", copy, done);
}
