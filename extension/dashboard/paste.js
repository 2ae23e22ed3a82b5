// @ts-check
/** The form for a signature that was made elsewhere: what was signed, and by whom. */
import { button, element, typed } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { readAddress, sayText } from "./voice.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").Text} Text */

/** @param {(message: FromDashboard) => void} send */
export function paste(send) {
  const accounts = element("datalist", { id: "paste-accounts" });
  const problem = element("p", { class: "problem", role: "alert" });
  const done = element("p", { class: "quiet", role: "status" });
  const add = button(words("ui_add"), () => {});
  add.type = "submit";
  const form = element("form", { submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    tell([], "");
    try {
      send({ type: "paste", text: typed(form, "paste-text"), account: readAddress(typed(form, "paste-account")) });
      add.disabled = true;
    } catch (key) {
      tell([words(String(key))], "");
    }
  } },
  element("label", { for: "paste-text" }, words("ui_paste_text")),
  element("textarea", { id: "paste-text", rows: "6", autocomplete: "off", spellcheck: "false", dir: "ltr", required: true, placeholder: '{"types": …' }),
  element("label", { for: "paste-account" }, words("ui_paste_account")),
  element("input", { id: "paste-account", type: "text", list: "paste-accounts", autocomplete: "off", spellcheck: "false", dir: "ltr", required: true, placeholder: "0x…" }), accounts,
  element("p", { class: "quiet" }, words("ui_paste_word")), add, problem, done);
  /** @param {(Node | string)[]} why @param {string} what was done */
  const tell = (why, what) => {
    problem.replaceChildren(...why);
    done.textContent = what;
  };
  return {
    view: element("details", { id: "paste" }, element("summary", {}, words("ui_paste_title")), element("p", { class: "quiet" }, words("ui_paste_why")), form),
    /** @param {string[]} known accounts to choose among */
    offer(known) {
      accounts.replaceChildren(...known.map((value) => element("option", { value })));
    },
    /** What became of it. @param {Text | null} why it was not taken */
    answered(why) {
      add.disabled = false;
      tell(why ? sayText(why) : [], why ? "" : words("ui_paste_added"));
      if (!why) form.reset();
    },
    /** Whoever would have answered is gone. */
    unanswered() {
      add.disabled = false;
    },
  };
}
