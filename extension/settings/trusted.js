// @ts-check
/** What is let through without asking. */
import { button, code, element, fill, name, section } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").Trust} Trust */

/** From this on, an amount is as good as any. */
const WITHOUT_LIMIT = 2n ** 159n;

/** @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function trusted(send) {
  const list = element("ul", { class: "rows" });
  return {
    view: section("trusted", words("ui_set_trusted"), words("ui_set_trusted_about"), list),
    /** @param {State} state */
    show({ trusted: all, endpoints }) {
      const chainName = (/** @type {string} */ id) => endpoints.find(({ chain }) => chain === id)?.name ?? id;
      fill(list, all.map((trust) => item(trust, chainName(trust.chain), send)), words("ui_set_trusted_none"));
    },
  };
}

/** @param {Trust} trust @param {string} chain @param {(message: import("../wasm/background.js").FromSettings) => void} send */
function item(trust, chain, send) {
  const { origin, spender, token, ceiling } = trust;
  const site = origin.replace(/^https:\/\//, "");
  const anyAmount = ceiling === null || BigInt(ceiling) >= WITHOUT_LIMIT;
  return element("li", { "data-origin": origin },
    element("div", {},
      element("p", { class: "title" }, element("bdi", { dir: "ltr" }, site)),
      element("dl", {},
        ...pair("ui_set_spender", code(spender)), ...pair("ui_set_token", code(token)), ...pair("ui_chain", name(chain)),
        ...pair("ui_amount", words(anyAmount ? "ui_set_trusted_any" : "ui_set_trusted_up_to")))),
    button(words("ui_unmute"), () => send({ type: "distrust", trust }), site));
}

/** @param {string} key @param {Node | string} value */
const pair = (key, value) => [element("dt", {}, words(key)), element("dd", {}, value)];
