// @ts-check
/** Who is asked what tokens cost. */
import { button, choice, code, element, field, fill, form, section, typed } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {{by: string, url: string}} Offered a source of `data/prices.json`, and who runs it */

/** @param {Offered[]} sources @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function prices(sources, send) {
  const list = element("ul", { class: "rows" });
  const offers = choice("prices-which", words("ui_set_prices_which"), [...sources.map(({ by, url }) => /** @type {[string, string]} */ ([url, by])), ["", words("ui_set_prices_another")]]);
  const address = field("prices-url", words("ui_set_explorer_url"), { type: "url", required: "", placeholder: "https://…", maxlength: "1000", dir: "ltr" });
  const which = /** @type {HTMLSelectElement} */ (offers.querySelector("select"));
  const url = /** @type {HTMLInputElement} */ (address.querySelector("input"));
  const offer = () => { url.value = which.value; };
  which.addEventListener("change", () => {
    offer();
    if (which.value === "") url.focus();
  });
  const add = form(() => {
    send({ type: "setPrices", url: typed(add, "prices-url") });
    return null;
  }, offers, address, element("button", { type: "submit", class: "button primary" }, words("ui_set_endpoint_use")));
  add.addEventListener("reset", () => queueMicrotask(offer));
  offer();
  return {
    view: section("prices", words("ui_set_prices"), words("ui_set_prices_about"), list, add),
    /** @param {State} state */
    show({ prices: view }) {
      fill(list, view.url === null && view.tried === null ? [] : [item(view, send)], words("ui_set_prices_none"));
    },
  };
}

/** @param {State["prices"]} view @param {(message: import("../wasm/background.js").FromSettings) => void} send */
function item({ url, tried }, send) {
  const state = tried?.tried ?? "used";
  return element("li", { "data-state": state },
    element("div", {},
      url !== null && element("p", { class: "title" }, code(url)),
      element("p", { class: state === "failed" ? "problem" : "quiet", role: "status" },
        ...(tried?.tried === "asking" ? [words("ui_set_prices_asking")] : tried?.tried === "failed" ? [words(tried.why.id), " ", code(tried.url)] : []))),
    button(words("ui_set_remove"), () => send({ type: "removePrices" }), words("ui_set_prices")));
}
