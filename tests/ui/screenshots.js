// @ts-check
/**
 * `node tests/ui/screenshots.js [FOLDER]`: what the shipped guard says of eight requests, as the shipped prompt shows
 * it, light and dark, into docs/screenshots. Everything is real but the browser's messages and what the chain says.
 * FOLDER gets the pictures instead. Needs a built extension in `dist/chrome`.
 */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { dist, loadGuard } from "../wasm/load.js";
import { launch } from "./browser.js";
import { ROOT, openPage, policy } from "./page.js";
import { ACCOUNT, CHAIN, NOW, REQUESTS, answersOf } from "./requests.js";
import { serve } from "./server.js";

/** @typedef {import("./requests.js").Shown} Shown */
/** @typedef {import("../../extension/wasm/background.js").Answer} Answer */
/** @typedef {import("../../extension/wasm/background.js").Held} Held */
/** @typedef {import("../../extension/background/guard.js").Guard} Guard */

/** The prompt's own window. */
const WINDOW = { width: 420, height: 640 };

const [out = join(ROOT, "docs/screenshots")] = process.argv.slice(2);
await mkdir(out, { recursive: true });
const server = await serve(dist, await policy(dist));
const browser = await launch();
try {
  const { guard } = await loadGuard();
  const directory = await directoryOf();
  for (const [name, shown] of Object.entries(REQUESTS)) {
    const held = await hold(guard, directory, name, shown);
    for (const theme of ["light", "dark"]) await draw(`${name}-${theme}`, held, shown, theme);
  }
  console.log(`${Object.keys(REQUESTS).length} requests drawn into ${out}`);
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

/** @param {string} name @param {Held} held @param {Shown} shown @param {string} theme */
async function draw(name, held, { open = [], types = {} }, theme) {
  const messages = [{ type: "queue", held: [held], crowd: null }];
  const { page, problems } = await openPage(browser, server.origin, "prompt", { messages }, { ...WINDOW, theme });
  await page.waitForSelector("#continue[aria-disabled=false]");
  for (const selector of open) await page.click(selector);
  for (const [selector, text] of Object.entries(types)) {
    await page.type(selector, text);
    await page.$eval(selector, (field) => field.closest("details")?.scrollIntoView({ block: "end" }));
  }
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(out, `${name}.png`)) });
  await page.close();
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
