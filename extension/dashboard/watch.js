// @ts-check
/** The way to add accounts: one address, or as many as are pasted. In the place of a name its address is put, for the person to see. */
import { button, element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { readAddress, sayText, whole } from "./voice.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").Resolved} Resolved */

/** What one paste may be, in characters: far more than all accounts that can be watched. */
const LONGEST = "10000";
/** What stands between two addresses. */
const BETWEEN = /([\s,;]+)/;

/** @param {(message: FromDashboard) => void} send */
export function watching(send) {
  const box = element("textarea", { id: "watch", rows: "2", autocomplete: "off", spellcheck: "false", dir: "ltr", placeholder: "0x…", maxlength: LONGEST });
  const found = element("div", { class: "quiet", role: "status" });
  const problem = element("p", { class: "problem", role: "alert" });
  const add = button(words("ui_add"), () => {});
  add.type = "submit";
  add.className = "button small";
  const own = {
    /** How many more accounts can be watched. */
    room: 1,
    view: element("div", { class: "watch" }, element("form", {
      submit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const why = submit();
        problem.textContent = why === null ? "" : words(why);
      },
    }, element("label", { for: "watch" }, words("ui_dash_watch")), box, add, found, problem)),
    /** What names lead to: whoever typed them sees the addresses before they are watched. @param {Resolved[]} list */
    resolved(list) {
      add.disabled = false;
      const known = new Map(list.flatMap(({ name, account }) => (account === null ? [] : [[name, whole(account)]])));
      box.value = box.value.split(BETWEEN).map((word) => known.get(word) ?? word).join("");
      const says = (/** @type {boolean} */ isKnown) => list.filter(({ account }) => (account !== null) === isKnown).map((one) => element("p", {}, ...sayText(one.says)));
      found.replaceChildren(...says(true));
      problem.replaceChildren(...says(false).slice(0, 1));
    },
    /** Whoever would have answered is gone. */
    unanswered() {
      if (add.disabled) found.replaceChildren();
      add.disabled = false;
    },
  };
  /** @returns {string | null} why it is not taken */
  const submit = () => {
    const all = box.value.split(BETWEEN).filter((_, at) => at % 2 === 0).filter(Boolean);
    const names = [...new Set(all.filter((word) => word.includes(".")))];
    const accounts = [];
    found.replaceChildren();
    for (const word of all.filter((one) => !names.includes(one))) {
      try {
        accounts.push(readAddress(word));
      } catch (key) {
        return String(key);
      }
    }
    if (all.length === 0) return "ui_bad_address";
    if (all.length > own.room) return "ui_dash_no_room";
    if (names.length > 0) {
      send({ type: "resolve", names });
      add.disabled = true;
      found.replaceChildren(words("ui_dash_watch_asking"));
      return null;
    }
    send({ type: "watch", accounts });
    box.value = "";
    return null;
  };
  return own;
}
