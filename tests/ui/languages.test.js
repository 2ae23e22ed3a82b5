// @ts-check
/**
 * The pages in other languages: which one is taken, in which direction it runs, and what stands beside what nobody has
 * reviewed. `node --test tests/ui/languages.test.js` against `dist/chrome`, or the folder that `EXTENSION` names.
 */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.js";
import { ROOT, openPage, policy, states } from "./page.js";
import { pseudoFiles } from "./pseudo.js";
import { serve } from "./server.js";

const FOLDER = process.env.EXTENSION ?? join(ROOT, "dist/chrome");
const WINDOW = { width: 420, height: 640 };

/** @type {import("puppeteer-core").Browser} */
let browser;
/** @type {{origin: string, close: () => Promise<void>}} */
let server;

before(async () => {
  server = await serve(FOLDER, await policy(FOLDER), await pseudoFiles(FOLDER));
  browser = await launch();
});

after(async () => {
  await browser.close();
  await server.close();
});

/** @param {import("./page.js").Kind} kind @param {string} name @param {string} language */
async function open(kind, name, language) {
  const state = /** @type {import("./page.js").State} */ ((await states(kind))[name]);
  const { page, problems } = await openPage(browser, server.origin, kind, state, { ...WINDOW, language });
  const close = async () => {
    assert.deepEqual(problems, []);
    await page.close();
  };
  return { page, close };
}

/** Runs in the page. */
const direction = () => [document.documentElement.lang, document.documentElement.dir];
/** Runs in the page. @param {Element[]} found */
const textOf = (found) => found.map((one) => one.textContent);

test("Arabic runs from right to left, with the English beside what is Critical or High and nowhere else", async () => {
  const { page, close } = await open("prompt", "critical", "ar");
  await page.waitForSelector(".finding");
  assert.deepEqual(await page.evaluate(direction), ["ar", "rtl"]);
  const [headline] = await page.$$eval(".headline .english", textOf);
  assert.match(headline ?? "", /could take all your USDC/);
  const beside = await page.$$eval(".english", (found) => found.map((one) => [one.getAttribute("lang"), one.getAttribute("dir"), getComputedStyle(one).direction]));
  assert.ok(beside.every(([lang, dir, runs]) => lang === "en" && dir === "ltr" && runs === "ltr"));
  const levels = await page.$$eval(".finding", (found) => found.map((one) => [/level-(high|critical)/.test(one.className), one.querySelector(".english") !== null]));
  assert.ok(levels.length > 1 && levels.every(([isGrave, hasEnglish]) => isGrave === hasEnglish), JSON.stringify(levels));
  await close();
});

test("a sentence is said with the plural of its language, in the digits that wallets write", async () => {
  const { page, close } = await open("popup", "list", "ar");
  const said = await page.waitForSelector(".allowance[data-kind=Operator] .allowance-foot p");
  // Two and more than two are not the same in Arabic.
  assert.match(await said?.evaluate((one) => one.textContent ?? "") ?? "", /2 من العناصر/);
  await close();
});

test("what a language lacks is said in English", async () => {
  const { page, close } = await open("prompt", "critical", "de");
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url().endsWith("/_locales/de/messages.json")) void request.respond({ contentType: "application/json", body: '{"ui_refuse":{"message":"Ablehnen"}}' });
    else void request.continue();
  });
  await page.reload();
  await page.waitForSelector(".finding");
  assert.equal(await page.$eval("#refuse", (one) => one.textContent), "Ablehnen");
  assert.match(await page.$eval(".headline", (one) => one.textContent ?? ""), /^0x.* could take all your USDC/);
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /\[[a-z]+(_[a-z0-9]+)+\]/);
  await close();
});

test("a person chooses another language in the settings, which say what nobody has reviewed, and the browser's again", async () => {
  const { page, close } = await open("settings", "settings-empty", "en");
  const choose = async (/** @type {string} */ folder, /** @type {string} */ lang) => {
    await page.select("#language select", folder);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted && document.querySelector("#language select"), {}, lang);
  };
  assert.deepEqual(await page.$$eval("#language option", (all) => all.map((one) => one.textContent).slice(0, 3)),
    ["The language of the browser", "English", "Deutsch (not reviewed by a native speaker)"]);
  await choose("ar", "ar");
  assert.deepEqual(await page.evaluate(direction), ["ar", "rtl"]);
  assert.equal(await page.$eval("#language select", (one) => /** @type {HTMLSelectElement} */ (one).value), "ar");
  await choose("", "en");
  await close();
});

test("words that are half as long again fit, and so do words from right to left", async () => {
  for (const language of ["en_XA", "ar_XB"]) {
    for (const [kind, name] of /** @type {[import("./page.js").Kind, string][]} */ ([["prompt", "critical"], ["popup", "list"], ["settings", "settings-full"], ["dashboard", "list"]])) {
      const { page, close } = await open(kind, name, language);
      await page.setViewport({ width: 360, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${kind} in ${language} is ${wide} px too wide`);
      await close();
    }
  }
});
