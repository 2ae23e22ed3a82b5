// @ts-check
/** Opens an extension page with a background that the caller plays. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fakeBackground } from "./fake-background.js";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The present of the fixtures. */
const NOW_MS = 1_795_219_200_000;

/** @typedef {{messages: object[], click?: string[], wait?: string}} State what is said, then clicked, then waited for */
/** @typedef {"prompt" | "popup"} Kind */

/** @param {Kind} kind @returns {Promise<Record<string, State>>} the states of a page by their names */
export async function states(kind) {
  return JSON.parse(await readFile(new URL(`fixtures/${kind}.json`, import.meta.url), "utf8"));
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
 * @param {object[]} messages what the background says at once
 * @param {{width: number, height: number, theme?: string}} window
 * @returns {Promise<{page: import("puppeteer-core").Page, problems: string[]}>} the page, and what it complains of
 */
export async function openPage(browser, origin, kind, messages, { width, height, theme = "light" }) {
  /** @type {string[]} */
  const problems = [];
  const page = await browser.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(message.text());
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
  return { page, problems };
}
