// @ts-check
/** Opens an extension page with a background that the caller plays. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { states as dashboardStates } from "./dashboard.js";
import { fakeBackground } from "./fake-background.js";
import { popupStates, promptStates } from "./priced.js";
import { practiceStates, welcomeStates } from "./welcome.js";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The present of the fixtures. */
const NOW_MS = 1_795_219_200_000;

/**
 * What is said, in which direction the page runs, what is clicked, then waited for; what stands behind the `#` of its address,
 * and whether the browser lets us work on sites. `select`: a list and what is chosen in it first. `file`: a field for a file, and what is in
 * the file that is chosen; `answer`: what the background says of it.
 * @typedef {{messages: object[], dir?: string, select?: [string, string], file?: [string, string], click?: string[], wait?: string, hash?: string, allowed?: boolean, answer?: object}} State
 */
/** @typedef {"prompt" | "popup" | "settings" | "dashboard" | "welcome" | "practice"} Kind */

/** @param {Kind} kind @returns {Promise<Record<string, State>>} the states of a page by their names */
export async function states(kind) {
  if (kind === "practice") return practiceStates();
  if (kind === "welcome") return welcomeStates(await states("settings"));
  if (kind === "dashboard") return dashboardStates(await states("popup"));
  const known = JSON.parse(await readFile(new URL(`fixtures/${kind}.json`, import.meta.url), "utf8"));
  if (kind === "settings") return settingsStates(known);
  return kind === "popup" ? popupStates(known) : promptStates(known);
}

/** @param {Record<string, State>} known @returns {Record<string, State>} these, and what is asked before everything is replaced or forgotten */
function settingsStates(known) {
  const full = /** @type {State} */ (known["settings-full"]);
  const found = { saved: 1_794_000_000, entries: 212, left: 3, hosts: ["ethereum-rpc.publicnode.com", "rpc.gnosischain.com"] };
  return {
    ...known,
    restore: { ...full, file: ["#backup-file", "{}"], answer: { type: "found", found }, wait: "#backup .sure:not([hidden])" },
    reset: { ...full, click: ["#reset-all"], wait: "#reset .sure:not([hidden])" },
  };
}

/** @param {string} folder a built extension @returns {Promise<string>} the policy of its pages */
export async function policy(folder) {
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  return manifest.content_security_policy.extension_pages;
}

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} origin
 * @param {Kind} kind
 * @param {Pick<State, "messages" | "hash" | "allowed" | "answer">} state what the background says at once, and what else the page finds
 * @param {{width: number, height: number, theme?: string, language?: string}} window `language`: the folder of the browser's
 * @returns {Promise<{page: import("puppeteer-core").Page, problems: string[]}>} the page, and what it complains of
 */
export async function openPage(browser, origin, kind, { messages, hash = "", allowed = true, answer }, { width, height, theme = "light", language = "en" }) {
  /** @type {string[]} */
  const problems = [];
  const page = await browser.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(message.text());
  });
  await page.setViewport({ width, height, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.evaluateOnNewDocument(fakeBackground, messages, allowed, language, answer ?? null);
  await page.evaluateOnNewDocument((now) => {
    const started = performance.now();
    Date.now = () => Math.floor(now + performance.now() - started);
  }, NOW_MS);
  await page.goto(`${origin}/${kind}.html${hash && "#"}${hash}`);
  await page.waitForSelector(`.${kind}`);
  if (kind === "welcome") await page.waitForSelector("body[data-drawn]");
  if (kind === "practice") await page.waitForSelector(".prompt .level");
  return { page, problems };
}

/** Does in a page what brings it to a state. @param {import("puppeteer-core").Page} page @param {State} state */
export async function enter(page, { dir, select, file, click = [], wait }) {
  if (dir) await page.evaluate((given) => { document.documentElement.dir = given; }, dir);
  if (select) await page.select(...select);
  if (file) await page.evaluate(choose, ...file);
  for (const selector of click) await page.click(selector);
  if (wait) await page.waitForSelector(wait);
}

/** In the page: a person chooses a file. @param {string} selector @param {string} text that is in it */
function choose(selector, text) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], "countersign.json"));
  field.files = chosen.files;
  field.dispatchEvent(new Event("change"));
}
