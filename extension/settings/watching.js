// @ts-check
/** What is read again in the background, and what the person is notified of. */
import { choice, element, section } from "./parts.js";
import { words } from "./words.js";

/** @typedef {import("../wasm/background.js").ToSettings} State */
/** @typedef {State["watching"]} Watching */

/** The browser shows no notification of ours without it, and asks the person for it. */
const PERMISSION = { permissions: /** @type {["notifications"]} */ (["notifications"]) };
/** How many times as much may be worth telling, and never. */
const GROWTHS = [2, 10, 100];
const NEVER = "0";

/** @param {(message: import("../wasm/background.js").FromSettings) => void} send */
export function watching(send) {
  /** What is set, once that is known. @type {Watching | null} */
  let set = null;
  const change = (/** @type {(set: Watching) => Watching} */ next) => {
    if (set) send({ type: "setWatching", watching: (set = next(set)) });
  };
  const want = (/** @type {Partial<Watching["wants"]>} */ wants) => change(({ on, wants: others }) => ({ on, wants: { ...others, ...wants } }));

  const turn = async () => {
    const on = main.checked;
    // The browser asks only for as long as the click lasts: nothing may be waited for before.
    const isAllowed = !on || (await chrome.permissions.request(PERMISSION).catch(() => false));
    refused.textContent = isAllowed ? "" : words("ui_set_watching_refused");
    if (isAllowed) change(({ wants }) => ({ on, wants }));
    else main.checked = false;
  };
  const main = element("input", { id: "watching-on", type: "checkbox", click: () => void turn() });
  const box = (/** @type {"unlimited" | "ending"} */ what) =>
    element("input", { id: `watching-${what}`, type: "checkbox", change: (/** @type {{target: HTMLInputElement}} */ { target }) => want({ [what]: target.checked }) });
  const [unlimited, ending] = [box("unlimited"), box("ending")];
  const times = GROWTHS.map((growth) => /** @type {[string, string]} */ ([String(growth), words("ui_set_watching_growth_times", { times: growth })]));
  const growth = choice("watching-growth", words("ui_set_watching_growth"), [...times, [NEVER, words("ui_set_watching_growth_never")]]);
  const select = /** @type {HTMLSelectElement} */ (growth.querySelector("select"));
  select.addEventListener("change", () => want({ growth: Number(select.value) }));
  const refused = element("p", { class: "problem", role: "status" });
  const none = element("p", { class: "quiet" }, words("ui_set_watching_none"));
  const what = element("fieldset", { class: "what", "aria-labelledby": "watching-label" },
    element("label", { class: "check" }, unlimited, " ", words("ui_set_watching_unlimited")),
    element("label", { class: "check" }, ending, " ", words("ui_set_watching_ending")), growth);
  return {
    view: section("watching", words("ui_set_watching"), words("ui_set_watching_about"),
      element("label", { class: "check" }, main, " ", element("span", { id: "watching-label" }, words("ui_set_watching_on"))), what, refused, none),
    /** @param {State} state */
    show({ watching: now, endpoints }) {
      set = now;
      main.checked = now.on;
      what.disabled = !now.on;
      unlimited.checked = now.wants.unlimited;
      ending.checked = now.wants.ending;
      select.value = String(now.wants.growth);
      none.hidden = endpoints.some(({ urls }) => urls.length > 0);
    },
  };
}
