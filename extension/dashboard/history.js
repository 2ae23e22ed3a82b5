// @ts-check
/** What was granted, edited, refused and revoked, and when, where, to whom and how much. */
import { button, element, name } from "../settings/parts.js";
import { counted, moment, words } from "../settings/words.js";
import { icon } from "./icons.js";
import { renew } from "./renew.js";
import { sentOf } from "./sent.js";
import { account, sayText, tellText } from "./voice.js";

/** @typedef {import("../wasm/background.js").Deed} Deed */
/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").Line} Line */

/** How each looks and reads. @type {Record<Deed["deed"], [Parameters<typeof icon>[0], string]>} */
const DEEDS = {
  granted: ["check", "ui_hist_granted"],
  edited: ["check", "ui_hist_edited"],
  refused: ["cross", "ui_hist_refused"],
  revoked: ["cross", "ui_hist_revoked"],
};
/** How many entries come into the document at a time. */
const SHOWN = 50;

/**
 * @param {(message: FromDashboard) => void} send
 * @param {{csv: (list: Deed[]) => void, json: (list: Deed[]) => void}} save
 */
export function history(send, save) {
  const entries = element("ul", { class: "given" });
  let shown = SHOWN;
  /** @type {Deed[]} */
  let list = [];
  /** What an entry says never changes. @type {Map<string, HTMLElement | null>} */
  let made = new Map();
  /** @type {(chain: string) => string} */
  let nameOf = (chain) => chain;
  const draw = () => {
    const lines = list.slice(0, shown).map((deed) => /** @type {const} */ ([deed.name, made.get(deed.name) ?? lineOf(deed, nameOf, send)]));
    made = new Map(lines);
    renew(entries, lines.flatMap(([, line]) => line ?? []));
    more.hidden = list.length <= shown;
    more.textContent = counted("ui_hist_more", list.length - shown);
  };
  const more = button("", () => {
    shown += SHOWN;
    draw();
  });
  const none = element("section", { class: "empty" }, icon("empty"), element("h2", {}, words("ui_hist_none")), element("p", {}, words("ui_hist_none_why")));
  const acts = element("div", { class: "acts" },
    button(words("ui_dash_csv"), () => save.csv(list), words("ui_dash_export")), button(words("ui_dash_json"), () => save.json(list), words("ui_dash_export")),
    forgetting(() => send({ type: "forgetHistory", names: null })));
  const title = element("div", { class: "given-title" }, element("h2", { id: "history-title" }, words("ui_hist_title")), acts);
  const hint = element("p", { class: "quiet" }, words("ui_hist_why"));
  return {
    view: element("section", { id: "history", "aria-labelledby": "history-title" }, title, hint, none, entries, more),
    /** @param {Deed[]} seen @param {(chain: string) => string} chainName */
    show(seen, chainName) {
      [list, nameOf] = [seen, chainName];
      for (const part of [acts, hint]) part.hidden = seen.length === 0;
      none.hidden = seen.length > 0;
      draw();
    },
  };
}

/** A button that asks once more. @param {() => void} forget */
function forgetting(forget) {
  const [first, sure] = [words("ui_hist_forget_all"), words("ui_hist_forget_sure")];
  const press = button(first, () => {
    if (press.textContent === sure) forget();
    press.textContent = press.textContent === sure ? first : sure;
  });
  press.id = "forget-history";
  press.addEventListener("blur", () => {
    press.textContent = first;
  });
  return press;
}

/** @param {Deed} entry @param {(chain: string) => string} chainName @param {(message: FromDashboard) => void} send @returns {HTMLElement | null} null if it is damaged */
function lineOf(entry, chainName, send) {
  try {
    const { name: id, at, deed, origin, account: by, chain, headline, asked, lines, sent } = entry;
    const [which, key] = DEEDS[deed];
    const place = [name(origin.replace(/^https:\/\//, "")), ...(chain === null ? [] : [" · ", name(chainName(chain))]), ...(by === null ? [] : [" · ", ...account(by)]), " · ", moment(at)];
    const line = element("li", { class: "card given-line", "data-name": id, "data-deed": deed },
      element("p", { class: "given-state" }, icon(which), element("span", { class: "given-label" }, words(key))),
      element("p", { class: "title" }, ...sayText(headline)),
      asked && element("p", { class: "quiet" }, words("ui_hist_asked"), " ", ...sayText(asked)),
      lines.length > 0 && element("ul", { class: "deed-lines" }, ...lines.map((one) => element("li", {}, ...partsOf(one)))),
      element("p", { class: "quiet" }, ...place),
      element("div", { class: "acts" }, sent && sentOf(sent), button(words("ui_sig_forget"), () => send({ type: "forgetHistory", names: [id] }), tellText(headline))));
    line.dataset["says"] = id;
    return line;
  } catch {
    return null;
  }
}

/** @param {Line} line */
const partsOf = ({ who, what, amount, until }) =>
  [who, what, amount, until].flatMap((text) => (text ? [sayText(text)] : [])).flatMap((part, at) => (at === 0 ? part : [" · ", ...part]));
