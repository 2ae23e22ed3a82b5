// @ts-check
/** Sets everything back, or forgets all that is stored, once the person has said so twice. */
import { choose } from "../language.js";
import { ask } from "./ask.js";
import { FAILED } from "./backup.js";
import { button, element, section } from "./parts.js";
import { words } from "./words.js";

/** Forgets. */
export function reset() {
  const said = element("p", { class: "problem", role: "alert" });
  const sure = element("div", { class: "sure", hidden: true });

  const forget = async (/** @type {boolean} */ all) => {
    sure.hidden = true;
    const answer = await ask({ type: "reset", all });
    if (answer.type === "failed") {
      said.textContent = words(FAILED[answer.why]);
      return;
    }
    await choose(null);
    location.reload();
  };
  /** @param {string} sentence @param {boolean} all @param {HTMLElement} asked where to go on if it is not wanted */
  const confirm = (sentence, all, asked) => {
    said.textContent = "";
    const yes = button(words("ui_set_reset_yes"), () => void forget(all));
    const no = button(words("ui_cancel"), () => {
      sure.hidden = true;
      asked.focus();
    });
    sure.replaceChildren(element("p", {}, sentence), element("p", { class: "line" }, yes, no));
    sure.hidden = false;
    no.focus();
  };
  const settings = button(words("ui_set_reset_settings"), () => confirm(words("ui_set_reset_settings_sure"), false, settings));
  const all = button(words("ui_set_reset_all"), () => confirm(words("ui_set_reset_all_sure"), true, all));
  settings.id = "reset-settings";
  all.id = "reset-all";
  return {
    view: section("reset", words("ui_set_reset"), words("ui_set_reset_about"), element("p", { class: "line" }, settings, all), sure, said),
    show() {},
  };
}
