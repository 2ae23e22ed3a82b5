// @ts-check
/** Chains to choose, and who would be asked about each: nobody before the person agrees. */
import { code, element } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { part } from "./parts.js";

/** @typedef {import("../wasm/background.js").FromSettings} FromSettings */
/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {import("../wasm/background.js").EndpointView} View */
/** @typedef {{blocks: number} | {events: number} | {recent: true} | null} History how far it searches the past, as far as that is known */
/** @typedef {{url: string, by: string, history: History}} Offered an endpoint, and who runs it */
/** @typedef {{chain: string, usual: boolean, endpoints: Offered[]}} Choice `usual`: whether it is chosen at first */

/** @param {Choice[]} choices @param {(message: FromSettings) => void} send */
export function endpoints(choices, send) {
  const rows = choices.map((choice) => row(choice, () => showCount()));
  const none = element("p", { class: "quiet", role: "status" });
  const agree = element("button", { id: "agree", type: "submit", class: "button primary" });
  const chosen = () => rows.flatMap((one) => one.chosen());
  const showCount = () => {
    const count = chosen().length;
    agree.textContent = counted("ui_wel_ask_agree", count);
    agree.disabled = count === 0;
    none.textContent = count === 0 ? words("ui_wel_ask_none") : "";
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    for (const { chain, url } of chosen()) send({ type: "addEndpoint", chain, url });
  };
  showCount();
  return {
    view: part("ask", words("ui_wel_ask"), words("ui_wel_ask_about"),
      element("form", { submit },
        element("fieldset", {}, element("legend", {}, words("ui_wel_ask_chains")), ...rows.map(({ view }) => view)),
        none, agree,
        element("p", { class: "quiet" }, words("ui_wel_ask_own")))),
    /** @param {State} state */
    show({ endpoints: views }) {
      for (const one of rows) one.show(views.find(({ chain }) => chain === one.chain));
      showCount();
    },
  };
}

/** @param {Choice} choice @param {() => void} changed */
function row({ chain, usual, endpoints: offered }, changed) {
  const id = `chain-${chain}`;
  const title = words(`chain_${Number(chain)}`);
  const box = element("input", { id, type: "checkbox", checked: usual, change: changed });
  const hosts = offered.map((one) => host(one, title));
  /** Those that are asked already. @type {Set<string>} */
  const used = new Set();
  return {
    chain,
    view: element("div", { class: "chain", "data-chain": chain },
      box, element("label", { for: id }, title), element("ul", {}, ...hosts.map(({ view }) => view))),
    /** What the person agrees to by the button. */
    chosen: () => (box.checked ? offered.filter(({ url }) => !used.has(url)).map(({ url }) => ({ chain, url })) : []),
    /** @param {View | undefined} view of the chain */
    show(view) {
      used.clear();
      for (const url of view?.urls ?? []) used.add(url);
      for (const one of hosts) one.show(used, view?.tried ?? []);
    },
  };
}

/** @param {Offered} offered @param {string} chain */
function host({ url, by, history }, chain) {
  const state = element("p", { class: "state", role: "status" });
  return {
    view: element("li", {},
      code(new URL(url).host),
      element("p", { class: "quiet" }, `${words("ui_wel_ask_learns", { who: by, chain })} ${past(history)}`), state),
    /** @param {Set<string>} used @param {View["tried"]} tried */
    show(used, tried) {
      const fared = tried.find((one) => one.url === url);
      const isUsed = used.has(url);
      const failed = fared?.tried === "failed" && !isUsed;
      state.className = `state ${failed ? "problem" : isUsed ? "good" : ""}`;
      state.textContent = failed ? words(fared.why.id) : isUsed ? words("ui_wel_ask_used") : fared?.tried === "asking" ? words("ui_wel_ask_asking") : "";
    },
  };
}

/** @param {History} history */
function past(history) {
  if (history === null) return words("ui_wel_ask_history_unknown");
  if ("blocks" in history) return words("ui_wel_ask_history_blocks", { count: history.blocks });
  if ("events" in history) return words("ui_wel_ask_history_events", { count: history.events });
  return words("ui_wel_ask_history_recent");
}
