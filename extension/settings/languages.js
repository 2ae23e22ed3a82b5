// @ts-check
/** In which language all of this is said. The browser's own when the person has chosen none. */
import { choose } from "../language.js";
import { choice, section } from "./parts.js";
import { words } from "./words.js";

/** The choice that leaves it to the browser. */
const BROWSER = "";

/** @param {import("../language.js").Language[]} all @param {string | null} wanted the folder that the person chose */
export function languages(all, wanted) {
  const options = all.map(({ folder, name, reviewed }) => /** @type {[string, string]} */ ([folder, reviewed ? name : words("ui_set_language_unreviewed", { language: name })]));
  const field = choice("language", words("ui_set_language_choose"), [[BROWSER, words("ui_set_language_browser")], ...options]);
  const select = /** @type {HTMLSelectElement} */ (field.querySelector("select"));
  select.value = wanted ?? BROWSER;
  select.addEventListener("change", async () => {
    await choose(select.value === BROWSER ? null : select.value);
    location.reload();
  });
  return { view: section("language", words("ui_set_language"), words("ui_set_language_about"), field), show() {} };
}
