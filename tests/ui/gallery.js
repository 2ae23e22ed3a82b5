// @ts-check
/**
 * `node tests/ui/gallery.js [--language LANGUAGE] [FOLDER] [NAME…]`: draws every state of the prompt, the popup, the settings and the dashboard,
 * light and dark, at every width (the narrowest is the prompt's own at a zoom of 200 %), into `target/ui/`. FOLDER is a built extension (default `dist/chrome`); with NAMEs
 * only these states are drawn, and with a LANGUAGE (`de`, or one of `pseudo.js`) by day only. Fails if a page reports an error, shows a sentence that the catalogue
 * lacks, or is wider than its window.
 */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.js";
import { ROOT, enter, openPage, policy, states } from "./page.js";
import { pseudoFiles } from "./pseudo.js";
import { serve } from "./server.js";

const OUT = join(ROOT, "target/ui");
/** No picture is taller, in pixels. */
const TALLEST = 4_000;

/** @type {{kind: import("./page.js").Kind, widths: number[], height: number}[]} */
const PAGES = [
  { kind: "prompt", widths: [210, 320, 360, 420, 800], height: 640 },
  { kind: "popup", widths: [360], height: 560 },
  { kind: "settings", widths: [320, 420, 800], height: 800 },
  { kind: "dashboard", widths: [320, 360, 800, 1280], height: 800 },
  { kind: "welcome", widths: [320, 420, 800, 1280], height: 800 },
  { kind: "practice", widths: [210, 320, 420, 800], height: 640 },
];

/** @typedef {{kind: import("./page.js").Kind, name: string, state: import("./page.js").State, width: number, height: number, theme: string}} Shot */

/** @param {string[]} wanted @param {string[]} themes @returns {Promise<Shot[]>} */
async function shots(wanted, themes) {
  const all = [];
  for (const { kind, widths, height } of PAGES) {
    for (const [name, state] of Object.entries(await states(kind))) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const width of widths) {
        for (const theme of themes) all.push({ kind, name, state, width, height, theme });
      }
    }
  }
  return all;
}

/**
 * Draws a state once as a person sees it first, and once with everything opened and in its whole length.
 *
 * @param {import("puppeteer-core").Browser} browser @param {string} origin @param {string} language @param {Shot} shot
 * @returns {Promise<string[]>} what is wrong with it
 */
async function draw(browser, origin, language, { kind, name, state, width, height, theme }) {
  const label = `${language === "en" ? "" : `${language}-`}${kind}-${name}-${width}-${theme}`;
  const { page, problems } = await openPage(browser, origin, kind, state, { width, height, theme, language });
  await enter(page, state);
  await page.screenshot({ path: join(OUT, `${label}.png`) });
  problems.push(...(await page.evaluate(faults)));
  await page.evaluate(openAll);
  const tall = await page.evaluate(wholeHeight);
  if (tall > height) {
    await page.setViewport({ width, height: Math.min(tall, TALLEST), deviceScaleFactor: 1 });
    await page.screenshot({ path: join(OUT, `${label}-whole.png`) });
  }
  problems.push(...(await page.evaluate(faults)).map((fault) => `opened: ${fault}`));
  await page.close();
  return problems.map((problem) => `${label}: ${problem}`);
}

/** Runs in the page: opens all that can be opened, and waits until the page has drawn it. */
async function openAll() {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  await Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished));
}

/** Runs in the page: faults that a machine can see. */
function faults() {
  const found = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`${wide} px wider than its window`);
  for (const element of document.querySelectorAll("main, header, footer, .card, table")) {
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${element.tagName}.${element.className} overflows`);
  }
  const missing = document.body.innerText.matchAll(/\[[a-z]+(_[a-z0-9]+)+\]/g);
  for (const [key] of missing) found.push(`no sentence ${key}`);
  for (const [gap] of document.body.innerText.matchAll(/\[(spender|token|amount|exposed|until|owner|chain|id|list|site)\]/g)) found.push(`nothing in the place of ${gap}`);
  return found;
}

/** Runs in the page: how tall it would be without scrolling. */
function wholeHeight() {
  const main = document.querySelector("main");
  const hidden = main ? main.scrollHeight - main.clientHeight : 0;
  return Math.max(document.documentElement.scrollHeight, innerHeight + hidden);
}

const { positionals, values: { language } } = parseArgs({ allowPositionals: true, options: { language: { type: "string", default: "en" } } });
const [folder = join(ROOT, "dist/chrome"), ...wanted] = positionals;
await mkdir(OUT, { recursive: true });
const server = await serve(folder, await policy(folder), await pseudoFiles(folder));
const browser = await launch();
const problems = [];
try {
  const all = await shots(wanted, language === "en" ? ["light", "dark"] : ["light"]);
  for (const shot of all) problems.push(...(await draw(browser, server.origin, language, shot)));
  console.log(`${all.length} states drawn into target/ui`);
} finally {
  await browser.close();
  await server.close();
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
