// @ts-check
/**
 * The pictures of the welcome page: prompt and popup themselves, drawn by the module that draws them always, in the
 * person's language and colours. Each is drawn out of sight and copied into a frame of its own, which is as wide as a
 * small window, runs nothing and cannot be clicked.
 */
import { speak, toModule } from "../language.js";
import { ACCOUNT, CHAIN } from "../practice/examples.js";
import { judged } from "../practice/judging.js";
import { words } from "../settings/words.js";
import init, { receive, start } from "../wasm/pages.js";
import { allowances } from "./allowances.js";

/** @typedef {"warning" | "choice" | "list"} Picture */
/** @typedef {import("../wasm/background.js").ToPopup} ToPopup */
/** @typedef {import("../wasm/background.js").ToPrompt} ToPrompt */

/** Fills the frames. @param {Record<Picture, HTMLIFrameElement>} frames */
export async function draw(frames) {
  const [speech, theft, greedy] = await Promise.all([
    speak(),
    judged("theft", words("ui_pra_wallet")),
    judged("greedy", words("ui_pra_wallet")),
    init({ module_or_path: new URL("../wasm/pages_bg.wasm", import.meta.url) }),
  ]);
  /** @type {(page: "prompt" | "popup", message: ToPrompt | ToPopup) => Promise<Element>} */
  const drawn = async (page, message) => {
    start(page, ...toModule(speech), () => false);
    receive(JSON.stringify(message));
    const view = /** @type {Element} */ (document.querySelector(`body > .${page}`));
    await frame();
    const copy = /** @type {Element} */ (view.cloneNode(true));
    view.remove();
    return copy;
  };
  const warning = await drawn("prompt", queueOf(theft));
  const choice = await drawn("prompt", queueOf(greedy));
  const list = await drawn("popup", listed());
  await Promise.all([
    show(frames.warning, ["prompt"], warning),
    show(frames.choice, ["prompt"], choice).then(() => showChoice(choice)),
    show(frames.list, ["allowances", "popup"], list),
  ]);
}

/** Brings what can be chosen into sight. @param {Element} prompt in its frame */
function showChoice(prompt) {
  const choice = prompt.querySelector(".safer");
  const details = choice?.querySelector("details") ?? choice;
  details?.setAttribute("open", "");
  const main = prompt.querySelector("main");
  if (main && choice) main.scrollTop += choice.getBoundingClientRect().top - main.getBoundingClientRect().top;
}

/** Resolves once the page was drawn anew. */
const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** @param {import("../wasm/background.js").Held} held @returns {ToPrompt} */
const queueOf = (held) => ({ type: "queue", held: [held], crowd: null });

/** @returns {ToPopup} */
const listed = () => ({
  type: "state", site: "https://swap.practice.example", here: { protection: "guarded", offInPrivate: false, hasDetails: false }, accounts: [ACCOUNT],
  chains: [{ chain: CHAIN, name: words("chain_1"), reach: { state: "ready" }, readAt: Math.floor(Date.now() / 1000), allowances: allowances(), unread: [], worth: null }],
  wallets: [], run: null, muted: [], trusted: [], passed: [], signed: null, worth: null,
});

/**
 * Puts a copy into a frame, with the styles of its page.
 * @param {HTMLIFrameElement} where @param {string[]} styles @param {Element} view
 */
async function show(where, styles, view) {
  const inside = where.contentDocument;
  if (!inside) return;
  const { lang, dir, dataset } = document.documentElement;
  Object.assign(inside.documentElement, { lang, dir });
  Object.assign(inside.documentElement.dataset, dataset);
  const links = ["tokens", "base", ...styles].map((style) =>
    Object.assign(inside.createElement("link"), { rel: "stylesheet", href: new URL(`css/${style}.css`, document.baseURI).href }));
  // A page without its style is still better than none.
  const styled = links.map((link) => new Promise((resolve) => ["load", "error"].forEach((end) => link.addEventListener(end, resolve))));
  inside.head.append(...links);
  await Promise.all(styled);
  inside.body.append(view);
}
