// @ts-check
/** Whose logs are searched for each chain, before the endpoints. */
import { button, choice, code, element, field, fill, form, name, offer, section, typed } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").ExplorerView} View */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {{by: string, url: string}} Offered an explorer, and who runs it */
/** @typedef {{chain: string, explorers: Offered[]}} Choice of `data/explorers.json` */

/** @param {Choice[]} choices @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function explorers(choices, send) {
  const list = element("ul", { class: "rows" });
  const chains = choice("explorer-chain", words("ui_chain"), []);
  const offers = choice("explorer-which", words("ui_set_explorer_which"), []);
  const address = field("explorer-url", words("ui_set_explorer_url"), { type: "url", required: "", placeholder: "https://…", maxlength: "1000", dir: "ltr" });
  const [chain, which, url] = /** @type {[HTMLSelectElement, HTMLSelectElement, HTMLInputElement]} */ ([inputOf(chains), inputOf(offers), inputOf(address)]);
  /** The first explorer of the chain is proposed; its address can be changed. */
  const propose = () => {
    const offered = choices.find((one) => one.chain === chain.value)?.explorers ?? [];
    which.replaceChildren(...offered.map((one) => element("option", { value: one.url }, one.by)), element("option", { value: "" }, words("ui_set_explorer_another")));
    url.value = which.value;
  };
  chain.addEventListener("change", propose);
  which.addEventListener("change", () => {
    url.value = which.value;
    if (which.value === "") url.focus();
  });
  const add = form(() => {
    send({ type: "setExplorer", chain: chain.value, url: typed(add, "explorer-url"), key: typed(add, "explorer-key") });
    return null;
  }, chains, offers, address,
  field("explorer-key", words("ui_set_explorer_key"), { type: "password", maxlength: "200", dir: "ltr" }),
  element("button", { type: "submit", class: "button primary" }, words("ui_set_endpoint_use")));
  // What is proposed belongs to the chain, which is the first one again.
  add.addEventListener("reset", () => queueMicrotask(propose));
  return {
    view: section("explorers", words("ui_set_explorers"), words("ui_set_explorers_about"), list, add),
    /** @param {State} state */
    show({ explorers: views, endpoints }) {
      if (offer(chain, endpoints)) propose();
      const chainName = (/** @type {string} */ id) => endpoints.find((view) => view.chain === id)?.name ?? id;
      fill(list, views.map((view) => item(view, chainName(view.chain), send)), words("ui_set_explorers_none"));
    },
  };
}

/** @param {View} view @param {string} where @param {(message: import("../wasm/background.js").FromSettings) => void} send */
function item({ chain, url, keyed, tried }, where, send) {
  const state = tried?.tried ?? "used";
  return element("li", { "data-explorer": chain, "data-state": state },
    element("div", {},
      element("p", { class: "title" }, name(where)),
      url === null ? null : element("p", {}, code(url)),
      url === null ? null : element("p", { class: "quiet" }, words(keyed ? "ui_set_explorer_keyed" : "ui_set_explorer_keyless")),
      element("p", { class: state === "failed" ? "problem" : "quiet", role: "status" }, ...said(tried))),
    button(words("ui_set_remove"), () => send({ type: "removeExplorer", chain }), where));
}

/** What is said of one that was entered. @param {View["tried"]} tried @returns {(string | HTMLElement)[]} */
function said(tried) {
  if (tried?.tried === "asking") return [words("ui_set_explorer_asking")];
  if (tried?.tried !== "failed") return [];
  return [words(tried.why.id, messageOf(tried.why)), " ", code(tried.url)];
}

/** @param {Text} why @returns {Record<string, string>} */
function messageOf({ args }) {
  const message = args?.["message"];
  return message?.arg === "page" ? { message: message.value } : {};
}

/** @param {HTMLElement} field */
const inputOf = (field) => field.querySelector("input, select");
