// @ts-check
/** The parts of the page, of which one is seen: the one that the address names, so that others can lead to it. */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";

/** @typedef {"allowances" | "signatures" | "history"} Part */

/** @type {[Part, string][]} */
const PARTS = [["allowances", "ui_dash_title"], ["signatures", "ui_sig_tab"], ["history", "ui_hist_title"]];

/** @returns {Part} */
const seen = () => PARTS.find(([part]) => location.hash === `#${part}`)?.[0] ?? "allowances";

/** @param {Record<Part, HTMLElement>} parts */
export function tabs(parts) {
  const count = element("span", { class: "count" });
  const links = PARTS.map(([part, key]) => element("a", { href: `#${part}`, id: `tab-${part}` }, words(key), part === "signatures" && count));
  const show = () => {
    for (const [at, [part]] of PARTS.entries()) {
      parts[part].hidden = part !== seen();
      links[at]?.setAttribute("aria-current", part === seen() ? "page" : "false");
    }
    document.body.dataset["part"] = seen();
  };
  addEventListener("hashchange", show);
  show();
  return {
    view: element("nav", { class: "tabs", "aria-label": words("ui_name") }, ...links),
    /** @param {number} open how many signatures may still be used */
    count(open) {
      count.textContent = open === 0 ? "" : words("ui_dash_number", { count: open });
    },
  };
}
