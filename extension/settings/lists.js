// @ts-check
/** Lists of bad sites and addresses: those that can be turned on, and the person's own. */
import { button, code, element, field, fill, form, name, section, typed } from "./parts.js";
import { counted, moment, words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").ListView} ListView */
/** @typedef {{name: string, url: string}} Known of `data/lists.json` */

/** @param {Known[]} known @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function lists(known, send) {
  const list = element("ul", { class: "rows" });
  const refresh = button(words("ui_refresh"), () => send({ type: "refreshLists" }));
  refresh.id = "refresh-lists";
  /** @returns {string | null} */
  const submit = () => {
    const url = typed(add, "list-url");
    if (!/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/]).+/.test(url) || !URL.canParse(url)) return "ui_set_list_bad_url";
    send({ type: "addList", url, name: typed(add, "list-name") });
    return null;
  };
  const add = form(submit,
    field("list-url", words("ui_set_list_url"), { placeholder: "https://…", maxlength: "1000", dir: "ltr", inputmode: "url" }),
    field("list-name", words("ui_set_list_name"), { maxlength: "64" }),
    element("button", { type: "submit", class: "button primary" }, words("ui_add")));
  return {
    view: section("lists", words("ui_set_lists"), words("ui_set_lists_about"), list, refresh, add),
    /** @param {State} state */
    show({ lists: on }) {
      const off = known.filter(({ url }) => !on.some((one) => one.url === url));
      refresh.hidden = on.length === 0;
      fill(list, [...on.map((one) => turnedOn(one, send)), ...off.map((one) => turnedOff(one, send))], "");
    },
  };
}

/** @param {ListView} view @param {(message: import("../wasm/background.js").FromSettings) => void} send */
function turnedOn({ url, name: title, sites, addresses, readAt, askedAt, problem }, send) {
  const holds = `${counted("ui_set_list_sites", sites)}, ${counted("ui_set_list_addresses", addresses)}`;
  const state = readAt > 0 ? [holds, " · ", words("ui_set_list_read", { when: moment(readAt) })] : problem ? [] : [words("ui_set_list_fetching")];
  return element("li", { "data-url": url, "data-state": problem ? "failed" : readAt > 0 ? "read" : "fetching" },
    element("div", {},
      element("p", { class: "title" }, name(title)),
      element("p", { class: "quiet" }, code(url)),
      element("p", { class: "quiet", role: "status" }, ...state),
      problem ? element("p", { class: "problem" }, words(problem.id), " ", words("ui_set_list_tried", { when: moment(askedAt) })) : null),
    button(words("ui_set_list_off"), () => send({ type: "removeList", url }), title));
}

/** @param {Known} known @param {(message: import("../wasm/background.js").FromSettings) => void} send */
const turnedOff = ({ name: title, url }, send) =>
  element("li", { "data-url": url, "data-state": "off" },
    element("div", {}, element("p", { class: "title" }, name(title)), element("p", { class: "quiet" }, code(url))),
    button(words("ui_set_list_on"), () => send({ type: "addList", url, name: title }), title));
