// @ts-check
/** Chains that the person adds, beside those that are known without them. */
import { hex } from "../hex.js";
import { MAX_NAME } from "../own-chains.js";
import { button, code, element, field, fill, form, name, section, typed } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").OwnChain} OwnChain */
/** @typedef {import("../wasm/background.js").Tried} Tried */

/** The longest number of a chain, in digits. */
const MAX_DIGITS = 20;

/** @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function chains(send) {
  const list = element("ul", { class: "rows" });
  const state = element("p", { class: "quiet after", role: "status" });
  /** @returns {string | null} */
  const submit = () => {
    const chain = idOf(typed(add, "chain-id"));
    if (chain === null) return "ui_set_chain_no_id";
    send({ type: "addChain", own: { chain, name: typed(add, "chain-name"), explorer: typed(add, "chain-explorer") || null }, url: typed(add, "chain-url") });
    return null;
  };
  const add = form(submit,
    field("chain-id", words("ui_set_chain_id"), { inputmode: "numeric", required: "", maxlength: String(MAX_DIGITS), dir: "ltr" }),
    field("chain-name", words("ui_set_chain_name"), { required: "", maxlength: String(MAX_NAME) }),
    field("chain-url", words("ui_set_chain_url"), { type: "url", required: "", placeholder: "https://…", maxlength: "1000", dir: "ltr" }),
    field("chain-explorer", words("ui_set_chain_explorer"), { type: "url", placeholder: "https://…", maxlength: "1000", dir: "ltr" }),
    element("button", { type: "submit", class: "button primary" }, words("ui_set_endpoint_use")));
  // What was entered stays until the endpoint has answered for it.
  add.addEventListener("reset", (event) => event.preventDefault());
  /** The last outcome that was shown. @type {Tried | null} */
  let before = null;
  return {
    view: section("chains", words("ui_set_chains"), words("ui_set_chains_about"), list, add, state),
    /** @param {State} state */
    show({ ownChains, chainTried: tried }) {
      fill(list, ownChains.map((own) => item(own, send)), words("ui_set_chains_none"));
      if (tried?.tried === "taken" && before?.tried !== "taken") for (const input of add.querySelectorAll("input")) input.value = "";
      before = tried;
      state.className = tried?.tried === "failed" ? "problem" : "quiet after";
      state.dataset["state"] = tried?.tried ?? "none";
      state.textContent = tried === null ? "" : words(tried.tried === "failed" ? tried.why.id : tried.tried === "asking" ? "ui_set_endpoint_asking" : "ui_set_chain_added");
    },
  };
}

/** @param {OwnChain} own @param {(message: import("../wasm/background.js").FromSettings) => void} send */
const item = ({ chain, name: title, explorer }, send) =>
  element("li", { "data-own-chain": chain },
    element("div", {},
      element("p", { class: "title" }, name(title)),
      element("p", { class: "quiet" }, words("fmt_chain", { id: String(BigInt(chain)) })),
      explorer !== null && element("p", {}, code(explorer))),
    button(words("ui_set_remove"), () => send({ type: "removeChain", chain }), title));

/** @param {string} text a whole number as wallets show it, or in hex @returns {string | null} as it crosses to the background */
function idOf(text) {
  if (!/^(\d{1,20}|0x[0-9a-fA-F]{1,16})$/.test(text)) return null;
  const id = BigInt(text);
  return id > 0n && id < 1n << 64n ? hex(id) : null;
}
