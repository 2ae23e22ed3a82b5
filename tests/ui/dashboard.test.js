// @ts-check
/**
 * The dashboard does what a person does there. `node --test tests/ui/dashboard.test.js` against the built extension in
 * `dist/chrome`, or the one that `EXTENSION` names.
 */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { idOf } from "../../extension/dashboard/model.js";
import { launch } from "./browser.js";
import { ALICE, BOB, many, messages } from "./dashboard.js";
import { ROOT, openPage, policy, states } from "./page.js";
import { serve } from "./server.js";

const FOLDER = process.env.EXTENSION ?? join(ROOT, "dist/chrome");
/** Tall enough for every row of the states. */
const WINDOW = { width: 1280, height: 1400 };
/** @type {import("puppeteer-core").Browser} */
let browser;
/** @type {{origin: string, close: () => Promise<void>}} */
let server;

before(async () => {
  server = await serve(FOLDER, await policy(FOLDER));
  browser = await launch();
});

after(async () => {
  await browser.close();
  await server.close();
});

/** @param {any[]} said */
async function open(said) {
  const { page, problems } = await openPage(browser, server.origin, "dashboard", { messages: said }, WINDOW);
  await page.waitForSelector("body[data-ready]");
  return {
    page,
    /** What the page has sent of these types. @param {...string} types */
    sent: async (...types) => /** @type {any[]} */ (await page.evaluate("background.sent")).filter(({ type }) => types.includes(type)),
    /** @param {object} message */
    say: (message) => page.evaluate((text) => Reflect.get(globalThis, "background").say(JSON.parse(text)), JSON.stringify(message)),
    /** The tokens listed now, of the lines in the document. */
    tokens: () => page.$$eval(".line .token .title", (all) => all.map((one) => one.textContent ?? "")),
    text: (/** @type {string} */ selector) => page.$eval(selector, (one) => one.textContent ?? ""),
    close: async () => {
      assert.deepEqual(problems, []);
      await page.close();
    },
  };
}

/** @param {import("puppeteer-core").Page} page @returns {Promise<number>} what a keystroke in the search takes the page, layout included: the quickest, in ms, which a busy machine changes least */
const strokes = (page) => page.evaluate(() => {
  const search = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
  const times = [..."w,we,wet,weth,wet,we,w,,u,us,usd,usdc,usd,us,u,".split(",")].map((value) => {
    const began = performance.now();
    search.value = value;
    search.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    return performance.now() - began;
  });
  return Math.min(...times);
});

/** @param {string} name */
const stateOf = async (name) => /** @type {any[]} */ (structuredClone((await states("dashboard"))[name]?.messages ?? []));

test("says the same of an allowance as the popup, word for word", async () => {
  const popupSays = (await states("popup")).chains?.messages ?? [];
  const popup = await openPage(browser, server.origin, "popup", { messages: popupSays }, WINDOW);
  await popup.page.waitForSelector(".allowance");
  /** Both show the exact values to screen readers, but not in the same words. @param {import("puppeteer-core").Page} of */
  const onlySeen = (of) => of.$$eval(".unseen, .address .full", (all) => all.forEach((one) => one.remove()));
  await onlySeen(popup.page);
  const inPopup = await popup.page.$$eval(".allowance", (rows) => rows.map((row) => {
    const of = (/** @type {string} */ selector) => row.querySelector(selector)?.textContent ?? "";
    return [of(".allowance-token"), of(".allowance-amount"), of(".risk"), of(".allowance-foot > p"), row.querySelector(".risk")?.getAttribute("title")].join("|");
  }));
  await popup.page.close();
  const { page, close } = await open(await stateOf("list"));
  await page.click(`[data-place="${ALICE}"] .place`);
  await onlySeen(page);
  const here = await page.$$eval(".line", (rows) => rows.map((row) => {
    const of = (/** @type {string} */ selector) => row.querySelector(selector)?.textContent ?? "";
    return [of(".token .title"), of(".token p + p").replace(/ (until|ended|for|only) .*$/, ""), of(".risk"), of(".exposed p"), of(".spender .quiet")].join("|");
  }));
  assert.equal(inPopup.length, 8);
  assert.deepEqual(here, inPopup);
  await close();
});

test("a filter, the search, groups and the order change what is listed", async () => {
  const { page, tokens, text, close } = await open(await stateOf("list"));
  assert.equal((await tokens()).length, 11);
  await page.click('[data-place="0x2105"] .place');
  assert.equal((await tokens()).length, 1);
  await page.click('[data-place="0x2105"] ~ li .place, [aria-labelledby=chains-title] [data-place=all] .place');
  await page.select("#level", "critical");
  assert.deepEqual(new Set(await page.$$eval(".line .risk", (all) => all.map((one) => one.textContent))), new Set(["Critical risk"]));
  await page.select("#level", "");
  await page.keyboard.press("Escape");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.keyboard.press("/");
  await page.keyboard.type("bayc");
  assert.deepEqual(new Set((await tokens()).map((token) => token.slice(0, 4))), new Set(["BAYC"]));
  await page.keyboard.type(" nobody");
  assert.deepEqual(await tokens(), []);
  assert.match(await text(".empty"), /Nothing fits/);
  await page.click(".empty button");
  assert.equal((await tokens()).length, 11);
  await page.select("#group", "owner");
  assert.equal((await page.$$(".group")).length, 2);
  await page.click('[data-order="token"]');
  assert.equal(await page.$eval("th.token", (head) => head.getAttribute("aria-sort")), "ascending");
  await page.click('[data-order="token"]');
  assert.equal(await page.$eval("th.token", (head) => head.getAttribute("aria-sort")), "descending");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-order")), "token", "the focus stays");
  await close();
});

test("what is chosen adds up, and is revoked through a wallet of one of its accounts", async () => {
  const said = await stateOf("list");
  const { page, sent, say, text, close } = await open(said);
  await page.click(".grid thead input");
  assert.match(await text(".bar"), /11 allowances selected/);
  assert.match(await text(".bar"), /you are told when to switch the account/);
  assert.equal(await page.$eval("#revoke", (button) => /** @type {HTMLButtonElement} */ (button).disabled), false, "of two accounts");
  await page.click(".bar > .button:not(#revoke)");
  assert.equal(await page.$eval(".bar", (bar) => /** @type {HTMLElement} */ (bar).hidden), true);
  await page.click(`[data-place="${ALICE}"] .place`);
  const boxes = await page.$$(".line .pick input");
  await boxes[0]?.click();
  await boxes[1]?.click();
  assert.match(await text(".bar-said"), /2 allowances selected.*1,240\.5/s);
  await page.click("#revoke");
  const [wish] = await sent("revoke");
  const expected = said[0].allowances.slice(0, 2).map((/** @type {any} */ { key }) => key);
  assert.deepEqual(wish.keys, expected);
  assert.equal(wish.tab, said.at(-1).wallets[0].tab);
  assert.equal(await page.$eval(".bar", (bar) => /** @type {HTMLElement} */ (bar).hidden), true);
  const { run } = (await stateOf("run-over")).at(-1);
  await say({ ...said.at(-1), run: { ...run, over: false, paused: true, steps: [{ ...run.steps[0], state: "waiting" }] } });
  await page.click("#proceed");
  await say({ ...said.at(-1), run: { ...run, over: false } });
  await page.click("#pause");
  await say({ ...said.at(-1), run });
  await page.click("#proceed");
  await page.click("#dismiss");
  await say({ ...said.at(-1), run: { ...run, over: false, awaits: BOB } });
  assert.match(await text(".run"), /choose the account 0x3C44CdDd/);
  await page.click("#dismiss");
  const { tab, wallet } = said.at(-1).wallets[0];
  const through = { tab, wallet: wallet.id };
  assert.deepEqual(await sent("pause", "proceed", "dismiss"),
    [{ type: "proceed", again: false, ...through }, { type: "pause" }, { type: "proceed", again: true, ...through }, { type: "dismiss" }, { type: "dismiss" }]);
  await close();
});

test("all of a group is ended in one press: its rows and its signatures, of all accounts", async () => {
  const said = await stateOf("signatures");
  const { page, sent, say, text, close } = await open(said);
  await page.select("#group", "spender");
  const [spender] = await page.$$eval(".group", (all) => all.map((line) => line.getAttribute("data-group")));
  await page.click(".group [data-act=open]");
  const count = (await page.$$(`.line[data-spender="${spender}"]`)).length;
  assert.match(await text(".group [data-act=open]"), new RegExp(`Revoke all ${count}`));
  assert.match(await text(".panic"), /Revoke everything for this spender.*you are told when to switch the account/s);
  await page.select(".panic select", "2");
  assert.match(await text(".panic [aria-live]"), /Rabby/);
  await page.select(".panic select", "0");
  await page.click("#panic");
  await page.waitForSelector("dialog.panic:not([open])");
  await page.select("#group", "token");
  await page.click(".group [data-act=open]");
  await page.click("#panic");
  const [all, token] = await sent("revoke");
  assert.ok(all.keys.length > 0 && all.keys.every((/** @type {any} */ key) => key.spender === spender), JSON.stringify(all));
  assert.equal(all.keys.length, count);
  assert.deepEqual(new Set(all.keys.map((/** @type {any} */ { owner }) => owner)), new Set([ALICE, BOB]));
  assert.ok(token.keys.every((/** @type {any} */ key) => key.token === token.keys[0].token));
  assert.deepEqual(token.names, ["s0", "s2"], "one cannot be ended, and the others are over");
  await say({ ...said.at(-1), run: (await stateOf("run")).at(-1).run });
  await page.click(".group [data-act=open]");
  assert.equal(await page.$eval("#panic", (button) => /** @type {HTMLButtonElement} */ (button).disabled), true);
  await close();
});

test("a bar lists one spender's allowances, by pointer and by keys, and pictures follow account and chain", async () => {
  const said = await stateOf("pictures");
  const { page, say, text, close } = await open(said);
  assert.equal(await page.$(".bar-of"), null, "nothing is drawn before it is opened");
  await page.click("#pictures > summary");
  await page.waitForSelector(".bar-of");
  const spenders = () => page.$$eval(".bar-of", (all) => all.map((one) => one.getAttribute("data-spender")));
  const [first, second] = await spenders();
  const listed = () => page.$$eval(".line", (all) => [...new Set(all.map((one) => one.getAttribute("data-spender")))]);
  await page.click(".bars li:nth-child(2) button");
  assert.deepEqual(await listed(), [second]);
  assert.equal((await spenders()).length, 10, "the others can still be chosen");
  assert.match(await text(".bars li:nth-child(2) button"), /Critical risk: 1.*Could take 1,240\.55/s);
  await page.click("#only");
  await page.focus(".bar-of");
  await page.keyboard.press("Enter");
  assert.deepEqual(await listed(), [first]);
  assert.match(await text(".picture-told"), /Critical risk/, "the focus tells the figures");
  await say({ ...said[1], allowances: said[1].allowances.slice(0, -1) });
  await say(said.at(-1));
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-spender")), first, "the focus stays");
  await page.keyboard.press("Space");
  assert.equal(await page.$eval("#only", (button) => /** @type {HTMLElement} */ (button).hidden), true);
  assert.match(await page.$eval(".bands", (picture) => picture.getAttribute("aria-label") ?? ""), /^From .*2026 to .*2026: allowed \d+, revoked \d+$/);
  await page.click('[data-place="0x2105"] .place');
  assert.equal((await spenders()).length, 1);
  await close();
});

test("what is gone is no longer chosen", async () => {
  const said = await stateOf("list");
  const { page, say, text, close } = await open(said);
  await page.click(".grid thead input");
  said[0].allowances.shift();
  await say(said[0]);
  await say(said.at(-1));
  assert.match(await text(".bar-said"), /10 allowances selected/);
  await close();
});

test("keys alone do all of it", async () => {
  const { page, text, close } = await open(await stateOf("list"));
  await page.focus(".line");
  const at = () => page.evaluate(() => document.activeElement?.getAttribute("data-index"));
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), "1");
  await page.keyboard.press("Space");
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.up("Shift");
  assert.match(await text(".bar-said"), /3 allowances selected/);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  assert.match(await text("dialog"), /0xA0b86991c6218b36c1d19d4a2e9eb0ce3606eb48/i);
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog:not([open])");
  assert.equal(await at(), "0", "the focus is where it was");
  await page.keyboard.press("End");
  assert.equal(await at(), "10");
  await close();
});

test("what is said again moves nothing, and a line that is gone leaves its place to the next", async () => {
  const said = await stateOf("list");
  const { page, say, close } = await open(said);
  const index = () => page.evaluate(() => document.activeElement?.getAttribute("data-index"));
  await page.focus('[data-index="2"]');
  const line = await page.$('[data-index="2"]');
  for (const message of said) await say(message);
  assert.equal(await line?.evaluate((element) => element === document.activeElement), true, "the very same line");
  const gone = await line?.evaluate((element) => element.getAttribute("data-id"));
  for (const message of said) if (message.allowances) message.allowances = message.allowances.filter((/** @type {any} */ { key }) => idOf(key) !== gone);
  for (const message of said) await say(message);
  assert.equal(await index(), "2");
  assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute("data-id")), gone);
  await close();
});

test("5,000 rows: few are in the document, keys and the search stay within a frame", async () => {
  const [{ allowances }] = await stateOf("list");
  const { page, text, tokens, close } = await open(messages([{ list: {}, allowances: many(allowances, 5_000) }], { accounts: [ALICE] }));
  assert.match(await text(".shown"), /5,000 of 5,000/);
  const lines = () => page.$$eval(".grid tr", (all) => all.length);
  assert.ok((await lines()) < 150, `${await lines()} rows at the top`);
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(tall > 5_000 * 40, "the scroll bar knows of all of them");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.waitForFunction(() => [...document.querySelectorAll(".line")].some((line) => line.getBoundingClientRect().top > 0 && line.getBoundingClientRect().bottom < innerHeight));
  assert.ok((await lines()) < 200, `${await lines()} rows in the middle`);
  await page.focus(".line");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-rowindex")), "5001");
  assert.ok((await lines()) < 150, `${await lines()} rows at the end`);
  await page.keyboard.press("Home");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-rowindex")), "2");
  const ofMany = await strokes(page);
  const few = await open(messages([{ list: {}, allowances: many(allowances, 100) }], { accounts: [ALICE] }));
  const ofFew = await strokes(few.page);
  await few.close();
  console.log(`a keystroke with 5,000 rows: ${ofMany.toFixed(1)} ms, with 100 rows: ${ofFew.toFixed(1)} ms`);
  // How fast the machine is says nothing here: what counts is that so many rows cost little more than a few.
  assert.ok(ofMany < 4 * ofFew + 5, `${ofMany} and ${ofFew} ms`);
  await page.type("#search", "weth3");
  assert.ok((await tokens()).every((token) => token.startsWith("WETH3")));
  await close();
});

test("each state is told as what it is, and what can be done is done", async () => {
  const never = await open(await stateOf("never"));
  assert.match(await never.text(".empty"), /Not read yet/);
  assert.doesNotMatch(await never.text("body"), /No active allowances/);
  assert.deepEqual(await never.sent("refresh"), [{ type: "refresh", owner: null, chain: null, older: 300 }], "it reads again behind");
  await never.close();
  const reading = await open(await stateOf("reading"));
  assert.match(await reading.text('[data-place="0x1"] .state'), /at least 118 more requests, about 42 s/);
  assert.doesNotMatch(await reading.text("body"), /No active allowances/);
  await reading.close();
  const failed = await open(await stateOf("failed"));
  assert.match(await failed.text(".notice.bad"), /Could not read Ethereum.*connection refused/s);
  assert.doesNotMatch(await failed.text("body"), /No active allowances/);
  await failed.page.click(".notice.bad button");
  assert.deepEqual((await failed.sent("refresh")).slice(1), [{ type: "refresh", owner: null, chain: "0x1", older: 0 }]);
  await failed.close();
  const partial = await open(await stateOf("partial"));
  assert.match(await partial.text(".notice.warn"), /2 things could not be read/);
  await partial.close();
  const empty = await open(await stateOf("empty"));
  assert.match(await empty.text(".empty"), /No active allowances found on 2 chains/);
  await empty.close();
});

test("accounts are watched by pasting them, a mistyped one is not, and forgotten by a click", async () => {
  const { page, sent, text, close } = await open(await stateOf("list"));
  const paste = async (/** @type {string} */ value) => {
    await page.$eval("#watch", (field, given) => Reflect.set(field, "value", given), value);
    await page.click(".watch button");
  };
  await paste("0x000000000022D473030F116dDEE9F6B43aC78BA3, 0x000000000022d473030F116dDEE9F6B43aC78BA3");
  assert.match(await text(".watch .problem"), /capital letters/);
  await paste("alice");
  assert.match(await text(".watch .problem"), /not an address/);
  assert.deepEqual(await sent("watch"), []);
  await paste(`0x000000000022D473030F116dDEE9F6B43aC78BA3\n${BOB}`);
  assert.deepEqual(await sent("watch"), [{ type: "watch", accounts: ["0x000000000022d473030f116ddee9f6b43ac78ba3", BOB] }]);
  assert.equal(await text(".watch .problem"), "");
  await page.click(`[data-place="${BOB}"] .forget`);
  assert.deepEqual(await sent("forget"), [{ type: "forget", account: BOB }]);
  await close();
});

test("in the place of a typed name its address is put, which is watched with the next press", async () => {
  const { page, sent, say, text, close } = await open(await stateOf("list"));
  const permit2 = "0x000000000022d473030f116ddee9f6b43ac78ba3";
  const typed = (/** @type {string} */ value) => ({ arg: "page", value });
  await page.type("#watch", `Alice.eth ${BOB}, alice.eth.org Alice.eth`);
  await page.click(".watch button");
  assert.deepEqual(await sent("resolve", "watch"), [{ type: "resolve", names: ["Alice.eth", "alice.eth.org"] }]);
  assert.match(await text(".watch [role=status]"), /Asking/);
  await say({ type: "resolved", list: [
    { name: "Alice.eth", account: permit2, says: { id: "name_found", args: { name: typed("Alice.eth"), account: { arg: "address", value: permit2 } } } },
    { name: "alice.eth.org", account: null, says: { id: "name_none", args: { name: typed("alice.eth.org") } } },
  ] });
  const box = () => page.$eval("#watch", (field) => Reflect.get(field, "value"));
  assert.equal(await box(), `0x000000000022D473030F116dDEE9F6B43aC78BA3 ${BOB}, alice.eth.org 0x000000000022D473030F116dDEE9F6B43aC78BA3`);
  assert.match(await text(".watch [role=status]"), /Alice\.eth leads to 0x00000000…3aC78BA3/);
  assert.equal(await text(".watch .problem"), "alice.eth.org leads to no account that can be read from Ethereum itself.");
  await page.$eval("#watch", (field) => Reflect.set(field, "value", Reflect.get(field, "value").replace("alice.eth.org", "")));
  await page.click(".watch button");
  assert.deepEqual(await sent("watch"), [{ type: "watch", accounts: [permit2, BOB, permit2] }]);
  assert.deepEqual([await box(), await text(".watch [role=status]")], ["", ""]);
  await close();
});

test("the name of an account stands beside its address, and is found by the search", async () => {
  const { page, say, text, tokens, close } = await open(await stateOf("names"));
  const place = () => text(`[data-place="${ALICE}"] .place-title`);
  assert.match(await place(), /^alice\.eth 0x70997970…17dc79C8$/);
  assert.match(await text(".line .where"), /alice\.eth 0x70997970…17dc79C8$/);
  await page.select("#group", "owner");
  assert.match(await text(`.group[data-group="${ALICE}"] th`), /^alice\.eth 0x70997970…17dc79C8/);
  const all = (await tokens()).length;
  await page.type("#search", "alice.eth");
  const found = await tokens();
  assert.ok(found.length > 0 && found.length < all, String(found.length));
  const state = (await stateOf("names")).at(-1);
  await say({ ...state, names: [] });
  assert.match(await place(), /^0x70997970…17dc79C8$/);
  await close();
});

test("an account whose wallet is open is offered, and watched by a click", async () => {
  const said = await stateOf("list");
  const state = said.at(-1);
  const { page, sent, say, close } = await open(said);
  assert.equal(await page.$("[data-offer]"), null);
  const account = "0x90f79bf6eb2c4f870365e785982e1f101e93b906";
  state.wallets.push({ ...state.wallets[0], account });
  await say(state);
  await page.click(`[data-offer="${account}"]`);
  assert.deepEqual(await sent("watch"), [{ type: "watch", accounts: [account] }]);
  await close();
});

test("a wallet that answers us itself is connected from the side and from the bar, and then revoked through", async () => {
  const said = await stateOf("connect");
  const { page, sent, say, close } = await open(said);
  await page.click("aside [data-connect]");
  await page.click(".line .pick input");
  await page.click(".bar [data-connect]");
  const wallet = said.at(-1).wallets[0];
  assert.deepEqual(await sent("connect"), Array(2).fill({ type: "connect", wallet: wallet.wallet.id }));
  await say({ ...said.at(-1), wallets: [{ ...wallet, account: ALICE }] });
  assert.deepEqual(await page.$$("[data-connect]"), []);
  await page.click("#revoke");
  assert.deepEqual((await sent("revoke")).map(({ tab, wallet: id }) => [tab, id]), [[-1, wallet.wallet.id]]);
  await close();
});

test("a limit is what was typed, for Permit2 for so many days, and not more than stands", async () => {
  const { page, sent, text, close } = await open(await stateOf("list"));
  const limit = async (/** @type {string} */ kind, /** @type {Record<string, string>} */ fields) => {
    await page.click(`.line[data-kind=${kind}] [data-act=open]`);
    await page.click("#limit > summary");
    for (const [id, value] of Object.entries(fields)) await page.$eval(`#${id}`, (field, typed) => { /** @type {HTMLInputElement} */ (field).value = typed; }, value);
    await page.click("#limit button[type=submit]");
  };
  await limit("erc20", { "limit-amount": "2.5" });
  await limit("permit2", { "limit-amount": "7", "limit-days": "10" });
  const day = Math.floor((await page.evaluate(() => Date.now())) / 86_400_000);
  assert.deepEqual((await sent("limit")).map(({ key, amount, until, tab }) => [key.kind, BigInt(amount), until && Math.floor(Number(until) / 86_400) - day, tab]),
    [["erc20", 2_500_000n, null, 4], ["permit2", 7n * 10n ** 18n, 10, 4]]);
  await limit("permit2", { "limit-amount": "5001" });
  assert.match(await text("#limit .problem"), /no more than is allowed now/);
  assert.equal((await sent("limit")).length, 2);
  await close();
});

test("a place that says something new several times a second is still the one that is pressed", async () => {
  const said = await stateOf("reading");
  const { page, say, text, close } = await open(said);
  const place = await page.$('[data-place="0x1"] .place');
  const state = said.at(-1);
  state.lists[0].status = { done: 900, requests: 7, seconds: 1 };
  await say(state);
  assert.match(await text('[data-place="0x1"] .state'), /at least 7 more requests/);
  assert.equal(await place?.evaluate((element) => element.isConnected), true);
  await close();
});

test("what is listed is saved as it is listed", async () => {
  const { page, close } = await open(await stateOf("hostile"));
  const files = await page.evaluate(async () => {
    /** @type {Blob[]} */
    const blobs = [];
    URL.createObjectURL = (blob) => {
      blobs.push(/** @type {Blob} */ (blob));
      return "blob:none";
    };
    HTMLAnchorElement.prototype.click = () => {};
    for (const button of document.querySelectorAll(".exports button")) /** @type {HTMLElement} */ (button).click();
    return Promise.all(blobs.map((blob) => blob.text()));
  });
  const [csv = "", json = ""] = files;
  assert.match(csv, /"'=HYPERLINK\(/);
  assert.doesNotMatch(csv, /(^|[,;\n])"?[=+@-]/m);
  assert.equal(csv.trim().split("\r\n").length, 6);
  assert.equal(JSON.parse(json).allowances.length, 5);
  await close();
});

test("the history tells each entry, comes by and by, is saved, and is deleted one by one or whole", async () => {
  const { page, sent, say, text, close } = await open(await stateOf("history"));
  await page.click("#tab-history");
  const entries = () => page.$$eval("#history .given-line", (lines) => lines.map((line) => line.getAttribute("data-deed") ?? ""));
  const first = await entries();
  assert.deepEqual([first.length, ...first.slice(0, 4)], [49, "revoked", "refused", "edited", "granted"], "what is damaged keeps nothing from being shown");
  assert.match(await text("[data-name=d2]"), /Allowed as you changed it.*The site asked for: .*Uniswap: router.*up to 25\sUSDC/s);
  await page.click("#history > .button");
  assert.equal((await entries()).length, 64);
  assert.equal(await page.$eval("#history > .button", (button) => /** @type {HTMLElement} */ (button).hidden), true);
  await page.click("[data-name=d1] .button");
  await page.click("#forget-history");
  assert.match(await text("#forget-history"), /for good\?/);
  assert.equal((await sent("forgetHistory")).length, 1, "asked once more");
  await page.click("#forget-history");
  assert.deepEqual(await sent("forgetHistory"), [{ type: "forgetHistory", names: ["d1"] }, { type: "forgetHistory", names: null }]);
  await page.evaluate(() => { location.hash = ""; });
  await page.click(`[data-place="${BOB}"] .place`);
  await page.click("#tab-history");
  assert.match(await text("#history .empty"), /Nothing has been written down yet/, "of another account");
  await say({ type: "history", list: [] });
  await close();
});

test("signatures: each state is told, one is cancelled through the wallet that is chosen, and entries are removed", async () => {
  const { page, sent, text, say, close } = await open(await stateOf("signatures"));
  assert.equal(await text("#tab-signatures .count"), "3");
  await page.click("#tab-signatures");
  const states = await page.$$eval(".given-line", (lines) => lines.map((line) => line.getAttribute("data-state")));
  assert.deepEqual(states, ["unused", "unread", "unread", "used", "expired", "cancelled", "superseded"]);
  assert.equal((await page.$$("[data-act=cancel]")).length, 2, "what nothing ends is not offered to be cancelled");
  await page.select("[data-name=s0] select", "1");
  await page.click("[data-name=s0] [data-act=cancel]");
  await page.click("[data-name=s1] .button:last-child");
  const { wallets } = (await stateOf("signatures")).at(-1);
  const [, other] = wallets.filter((/** @type {any} */ { account }) => account === ALICE);
  assert.deepEqual(await sent("revoke", "forgetSignatures"), [
    { type: "revoke", keys: [], names: ["s0"], tab: other.tab, wallet: other.wallet.id },
    { type: "forgetSignatures", names: ["s1"] },
  ]);
  await say({ type: "signatures", list: [], reading: false });
  assert.equal(await text("#signatures .empty h2"), "No unused signature is listed");
  await close();
});
