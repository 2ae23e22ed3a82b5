// @ts-check
/**
 * `node tests/ui/gallery.js [FOLDER] [NAME…]`: draws every state of the prompt and the popup, light and
 * dark, at every width, into `target/ui/`. FOLDER is a built extension (default `dist/chrome`); with NAMEs
 * only these states are drawn. Fails if a page reports an error, shows a sentence that the catalogue
 * lacks, or is wider than its window.
 */

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";
import { fakeBackground } from "./fake-background.js";
import { serve } from "./server.js";

/** The present of the fixtures. */
const NOW_MS = 1_795_219_200_000;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OUT = join(ROOT, "target/ui");

/** @type {Record<string, {widths: number[], height: number}>} */
const PAGES = {
  prompt: { widths: [320, 420, 800], height: 640 },
  popup: { widths: [360], height: 560 },
};

/** @typedef {{page: string, name: string, messages: object[], width: number, height: number, theme: string}} Shot */

/** @param {string[]} wanted @returns {Promise<Shot[]>} */
async function shots(wanted) {
  const all = [];
  for (const [page, { widths, height }] of Object.entries(PAGES)) {
    const states = JSON.parse(await readFile(new URL(`fixtures/${page}.json`, import.meta.url), "utf8"));
    for (const [name, messages] of Object.entries(states)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const width of widths) {
        for (const theme of ["light", "dark"]) all.push({ page, name, messages, width, height, theme });
      }
    }
  }
  return all;
}

/**
 * @param {import("puppeteer-core").Browser} browser @param {string} origin @param {Shot} shot
 * @returns {Promise<string[]>} what is wrong with it
 */
async function draw(browser, origin, { page: kind, name, messages, width, height, theme }) {
  /** @type {string[]} */
  const problems = [];
  const label = `${kind}-${name}-${width}-${theme}`;
  const page = await browser.newPage();
  page.on("pageerror", (error) => problems.push(`${label}: ${error}`));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(`${label}: ${message.text()}`);
  });
  await page.setViewport({ width, height, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.evaluateOnNewDocument(fakeBackground, messages);
  await page.evaluateOnNewDocument((now) => {
    const started = performance.now();
    Date.now = () => Math.floor(now + performance.now() - started);
  }, NOW_MS);
  await page.goto(`${origin}/${kind}.html`);
  await page.waitForSelector(`.${kind}`);
  // Once as a person sees it first, once with everything opened and the whole length of the page.
  await page.screenshot({ path: join(OUT, `${label}.png`) });
  problems.push(...(await page.evaluate(faults)).map((fault) => `${label}: ${fault}`));
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  const tall = await page.evaluate(wholeHeight);
  if (tall > height) {
    await page.setViewport({ width, height: Math.min(tall, 4_000), deviceScaleFactor: 1 });
    await page.screenshot({ path: join(OUT, `${label}-whole.png`) });
  }
  problems.push(...(await page.evaluate(faults)).map((fault) => `${label}, opened: ${fault}`));
  await page.close();
  return problems;
}

/** Runs in the page: faults that a machine can see. */
function faults() {
  const found = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`${wide} px wider than its window`);
  for (const element of document.querySelectorAll("main, header, footer, .card, table")) {
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${element.tagName}.${element.className} overflows`);
  }
  for (const [missing] of document.body.innerText.matchAll(/\[[a-z]+(_[a-z0-9]+)+\]/g)) found.push(`no sentence ${missing}`);
  return found;
}

/** Runs in the page: how tall it would be without scrolling. */
function wholeHeight() {
  const main = document.querySelector("main");
  const hidden = main ? main.scrollHeight - main.clientHeight : 0;
  return Math.max(document.documentElement.scrollHeight, innerHeight + hidden);
}

/** @param {string} folder @returns {Promise<string>} */
async function policy(folder) {
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  return manifest.content_security_policy.extension_pages;
}

const [folder = join(ROOT, "dist/chrome"), ...wanted] = process.argv.slice(2);
await mkdir(OUT, { recursive: true });
const server = await serve(folder, await policy(folder));
const browser = await launch();
const problems = [];
try {
  const all = await shots(wanted);
  for (const shot of all) problems.push(...(await draw(browser, server.origin, shot)));
  console.log(`${all.length} states drawn into target/ui`);
} finally {
  await browser.close();
  await server.close();
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
