// @ts-check
/**
 * `node tests/ui/screenshots.js [FOLDER]`: what the shipped guard says of eight requests, as the shipped prompt shows it, one
 * of them in four other languages; and the other pages, step by step where allowances are ended; light and dark, into
 * docs/screenshots. In the prompts everything is real but the browser's messages and what the chain says; what the other pages
 * show is of the fixtures.
 * FOLDER gets the pictures instead. Needs a built extension in `dist/chrome`.
 */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { dist, loadGuard } from "../wasm/load.js";
import { launch } from "./browser.js";
import { ROOT, enter, openPage, policy, states } from "./page.js";
import { ACCOUNT, CHAIN, NOW, REQUESTS, answersOf } from "./requests.js";
import { serve } from "./server.js";

/** @typedef {import("./requests.js").Shown} Shown */
/** @typedef {import("../../extension/wasm/background.js").Answer} Answer */
/** @typedef {import("../../extension/wasm/background.js").Held} Held */
/** @typedef {import("../../extension/background/guard.js").Guard} Guard */

const THEMES = ["light", "dark"];
/** The prompt's own window. */
const WINDOW = { width: 420, height: 640 };
/** A tab of the dashboard. */
const TAB = { width: 1280, height: 860 };
/** The popup as a browser opens it. */
const POPUP = { width: 360, height: 560 };
/** The request that is shown in other languages, and these. */
const [SPOKEN, LANGUAGES] = /** @type {const} */ (["unlimited-to-account", ["de", "zh_CN", "ja", "ar"]]);

/** The other pages: each picture, the state that it shows, and its size. @type {Record<string, [import("./page.js").Kind, string, {width: number, height: number}]>} */
const PAGES = {
  "first-run": ["welcome", "first", TAB],
  popup: ["popup", "list", POPUP],
  dashboard: ["dashboard", "pictures", TAB],
  "ending-selection": ["dashboard", "selected", TAB],
  "ending-wallet": ["dashboard", "selected-self", TAB],
  "ending-run": ["dashboard", "run", TAB],
  "ending-summary": ["dashboard", "run-over", TAB],
  "ending-limit": ["dashboard", "limit", TAB],
  "ending-signatures": ["dashboard", "signatures", TAB],
  "ending-history": ["dashboard", "history", TAB],
};

const [out = join(ROOT, "docs/screenshots")] = process.argv.slice(2);
await mkdir(out, { recursive: true });
const server = await serve(dist, await policy(dist));
const browser = await launch();
try {
  const { guard } = await loadGuard();
  const directory = await directoryOf();
  for (const [name, shown] of Object.entries(REQUESTS)) {
    const held = await hold(guard, directory, name, shown);
    for (const theme of THEMES) await draw(`${name}-${theme}`, held, shown, { theme });
    for (const language of name === SPOKEN ? LANGUAGES : []) await draw(`${name}-${language}`, held, shown, { theme: "light", language });
  }
  for (const [name, [kind, state, size]] of Object.entries(PAGES)) {
    for (const theme of THEMES) await drawPage(`${name}-${theme}`, kind, state, { ...size, theme });
  }
  console.log(`${Object.keys(REQUESTS).length} requests and ${Object.keys(PAGES).length} other pages drawn into ${out}`);
} finally {
  await browser.close();
  await server.close();
}

/**
 * What the background holds of a request once the chain has answered.
 * @param {Guard} guard @param {(addresses: string[]) => any[]} directory @param {string} id @param {Shown} shown
 * @returns {Promise<Held>}
 */
async function hold(guard, directory, id, { origin, request }) {
  const snapshot = JSON.stringify(request);
  const bare = { origin, chain: CHAIN, account: ACCOUNT, now: NOW };
  const first = await guard.judge(snapshot, bare, []);
  const context = { ...bare, known: directory(first.parties), lookedUp: true };
  const before = await guard.judge(snapshot, context, []);
  const answers = [...before.open, ...before.also].flatMap(answersOf);
  const judgement = await guard.judge(snapshot, context, answers);
  const offers = await guard.offers(snapshot, context, answers);
  const wallet = { id: "w1", name: "MetaMask", transport: "metamask" };
  return { id, origin, wallet, snapshot, asked: null, judgement, edits: [], offers, turn: 0, revision: 1, asking: false, reached: "no", inPrivate: false, worth: null };
}

/** @returns {Promise<(addresses: string[]) => any[]>} who of them the extension's directory knows */
async function directoryOf() {
  const { contracts } = (await import(join(dist, "data/directory.json"), { with: { type: "json" } })).default;
  return (addresses) =>
    addresses.flatMap((address) => {
      const row = contracts.find((/** @type {any[]} */ [own, , , , chains]) => own.toLowerCase() === address.toLowerCase() && chains.includes(CHAIN));
      return row ? [{ address, role: row[1], name: row[2] }] : [];
    });
}

/** @param {string} name @param {import("./page.js").Kind} kind @param {string} state @param {{width: number, height: number, theme: string}} size */
async function drawPage(name, kind, state, size) {
  const shown = (await states(kind))[state];
  if (!shown) throw new Error(`no state for ${name}`);
  const { page, problems } = await openPage(browser, server.origin, kind, shown, size);
  await enter(page, shown);
  await keep(page, name, problems);
}

/** @param {string} name @param {Held} held @param {Shown} shown @param {{theme: string, language?: string}} look */
async function draw(name, held, { open = [], types = {} }, look) {
  const messages = [{ type: "queue", held: [held], crowd: null }];
  const { page, problems } = await openPage(browser, server.origin, "prompt", { messages }, { ...WINDOW, ...look });
  await page.waitForSelector("#continue[aria-disabled=false]");
  for (const selector of open) await page.click(selector);
  for (const [selector, text] of Object.entries(types)) {
    await page.type(selector, text);
    await page.$eval(selector, (field) => field.closest("details")?.scrollIntoView({ block: "end" }));
  }
  await keep(page, name, problems);
}

/** @param {import("puppeteer-core").Page} page @param {string} name @param {string[]} problems */
async function keep(page, name, problems) {
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(out, `${name}.png`)) });
  await page.close();
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
