// @ts-check
/** Who are asked about each chain. */
import { button, code, element, name, section } from "./parts.js";
import { counted, words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").EndpointView} View */

/** @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function endpoints(send) {
  const list = element("ul", { class: "rows" });
  /** By chain. @type {Map<string, ReturnType<typeof row>>} */
  const rows = new Map();
  return {
    view: section("endpoints", words("ui_set_endpoints"), words("ui_set_endpoints_about"), list),
    /** @param {State} state */
    show({ endpoints: views }) {
      for (const [chain, { item }] of rows) {
        if (views.some((view) => view.chain === chain)) continue;
        item.remove();
        rows.delete(chain);
      }
      for (const view of views) {
        const known = rows.get(view.chain) ?? row(view, send);
        if (!rows.has(view.chain)) list.append(known.item);
        rows.set(view.chain, known);
        known.show(view);
      }
    },
  };
}

/** @param {View} view @param {(message: import("../wasm/background.js").FromSettings) => void} send */
function row({ chain, name: title }, send) {
  const id = `endpoint-${chain}`;
  const url = element("input", { id, type: "url", autocomplete: "off", spellcheck: "false", dir: "ltr", placeholder: "https://…", maxlength: "1000", required: true, "aria-describedby": `${id}-state` });
  const state = element("p", { id: `${id}-state`, class: "quiet", role: "status" });
  const used = element("div", { class: "used" });
  /** What was entered, until the background says something of it. @type {string | null} */
  let entered = null;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    entered = url.value.trim();
    item.dataset["state"] = "asking";
    send({ type: "addEndpoint", chain, url: entered });
  };
  const removal = (/** @type {string} */ one) => button(words("ui_set_remove"), () => send({ type: "removeEndpoint", chain, url: one }), one);
  /** The endpoints that are shown. */
  let shown = "";
  const item = element("li", { "data-chain": chain },
    element("form", { submit },
      element("label", { for: id }, name(title)),
      element("div", { class: "line" }, url, element("button", { type: "submit", class: "button small" }, words("ui_set_endpoint_use"))),
      state, used));
  return {
    item,
    /** @param {View} view */
    show({ urls, own, tried: all }) {
      const tried = all.at(-1);
      // A background that has tried nothing is another one than was asked.
      if (!tried || tried.url === entered) entered = null;
      const stands = entered === null ? tried?.tried : "asking";
      const failed = stands === "failed" && tried?.tried === "failed";
      if (urls.includes(url.value.trim())) url.value = "";
      item.dataset["state"] = stands ?? (urls.length > 0 ? "used" : "none");
      state.className = failed ? "problem" : "quiet";
      state.textContent = words(failed ? tried.why.id : stands === "asking" ? "ui_set_endpoint_asking" : said(urls, own));
      const pasts = urls.map((one) => pastOf(all.find(({ url }) => url === one)));
      const next = JSON.stringify([urls, pasts]);
      if (next === shown) return;
      shown = next;
      const hadFocus = used.contains(document.activeElement);
      used.replaceChildren(...urls.flatMap((one, at) => [
        element("div", { class: "line" }, code(one), own && removal(one)),
        ...(pasts[at] ? [element("p", { class: "quiet past", role: "status" }, pasts[at])] : []),
      ]));
      if (hadFocus) url.focus();
    },
  };
}

/** @param {string[]} urls @param {boolean} own whether the person chose them @returns {string} what to say of them */
const said = (urls, own) => {
  if (urls.length === 0) return "ui_set_endpoint_none";
  if (!own) return "ui_set_endpoint_built_in";
  return urls.length > 1 ? "ui_set_endpoint_in_turn" : "ui_set_endpoint_used";
};

/** How an endpoint searches the past, where that was asked. @param {import("../wasm/background.js").Tried | undefined} tried @returns {string} */
const pastOf = (tried) => {
  const past = tried?.tried === "taken" ? tried.past : null;
  switch (past?.past) {
    case "asking": return words("ui_set_endpoint_past_asking");
    case "searched": return counted("ui_set_endpoint_past", past.requests);
    case "tooLong": return counted("scan_too_many_calls", past.requests);
    case "refused": return words("ui_set_endpoint_no_past");
    default: return "";
  }
};
