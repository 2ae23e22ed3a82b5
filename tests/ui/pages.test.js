// @ts-check
/**
 * What the pages send for what a person does. `node --test tests/ui/pages.test.js` against the built
 * extension in `dist/chrome`, or the one that `EXTENSION` names.
 */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.js";
import { ROOT, openPage, policy, states } from "./page.js";
import { serve } from "./server.js";

const FOLDER = process.env.EXTENSION ?? join(ROOT, "dist/chrome");
const WINDOW = { width: 420, height: 640 };
const READY = "#continue[aria-disabled=false]";
const NOT_READY = "#continue[aria-disabled=true]";

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

/** @param {import("./page.js").Kind} kind @param {string} name */
async function open(kind, name) {
  const { messages } = (await states(kind))[name];
  const { page, problems } = await openPage(browser, server.origin, kind, messages, WINDOW);
  return {
    page,
    messages: /** @type {any[]} */ (structuredClone(messages)),
    /** What the page has sent. */
    sent: async () => /** @type {any[]} */ (await page.evaluate("background.sent")),
    /** @param {object} message */
    say: (message) => page.evaluate((text) => Reflect.get(globalThis, "background").say(JSON.parse(text)), JSON.stringify(message)),
    close: async () => {
      assert.deepEqual(problems, []);
      await page.close();
    },
  };
}

/** @param {any[]} messages the queue message of a fixture */
const front = (messages) => messages[0].held[0];

test("Refuse has the focus and works at once", async () => {
  const { page, sent, close } = await open("prompt", "critical");
  await page.waitForFunction("document.activeElement?.id === 'refuse'");
  await page.keyboard.press("Enter");
  assert.deepEqual(await sent(), [{ type: "decide", id: "critical", revision: 1, forward: false }]);
  await close();
});

test("Continue does nothing before its delay, and forwards once after it", async () => {
  const { page, sent, close } = await open("prompt", "low");
  await page.click(NOT_READY);
  assert.deepEqual(await sent(), []);
  await page.waitForSelector(READY);
  await page.click(READY);
  await page.click("#continue");
  assert.deepEqual(await sent(), [{ type: "decide", id: "low", revision: 1, forward: true }]);
  await close();
});

test("a worse verdict disarms Continue, a better one does not", async () => {
  const { page, messages, sent, say, close } = await open("prompt", "medium-asking");
  await page.waitForSelector(READY);
  const held = front(messages);
  Object.assign(held, { revision: 2, asking: false });
  held.judgement.verdict = "low";
  await say(messages[0]);
  await page.click(READY);
  assert.deepEqual(await sent(), [{ type: "decide", id: "medium", revision: 2, forward: true }]);
  Object.assign(held, { revision: 3 });
  held.judgement.verdict = "high";
  await say(messages[0]);
  await page.click(NOT_READY);
  assert.equal((await sent()).length, 1);
  await page.waitForSelector(READY);
  await close();
});

test("lost focus disarms Continue", async () => {
  const { page, close } = await open("prompt", "low");
  await page.waitForSelector(READY);
  await page.evaluate(() => dispatchEvent(new Event("blur")));
  await page.waitForSelector(NOT_READY);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await page.waitForSelector(NOT_READY);
  await page.waitForSelector(READY);
  await close();
});

test("a critical request is not forwarded by a click, only by holding", async () => {
  const { page, sent, close } = await open("prompt", "critical");
  await page.waitForSelector(READY);
  await page.click("#continue");
  assert.deepEqual(await sent(), []);
  await page.hover("#continue");
  await page.mouse.down();
  await page.waitForFunction("background.sent.length === 1");
  await page.mouse.up();
  assert.deepEqual(await sent(), [{ type: "decide", id: "critical", revision: 1, forward: true }]);
  await close();
});

test("holding works by keyboard, and letting go ends it", async () => {
  const { page, sent, close } = await open("prompt", "critical");
  await page.waitForSelector(READY);
  await page.focus("#continue");
  await page.keyboard.down("Enter");
  await page.waitForSelector("#continue.holding");
  await page.keyboard.up("Enter");
  await page.waitForSelector("#continue:not(.holding)");
  assert.deepEqual(await sent(), []);
  await page.keyboard.down(" ");
  await page.waitForFunction("background.sent.length === 1");
  await page.keyboard.up(" ");
  await close();
});

test("the next request of the queue starts its own delay", async () => {
  const { page, messages, say, close } = await open("prompt", "batch");
  await page.waitForSelector(READY);
  messages[0].held.shift();
  await say(messages[0]);
  await page.waitForSelector("[data-request=low]");
  await page.waitForSelector(NOT_READY);
  await page.waitForSelector(READY);
  await close();
});

test("an empty queue closes the prompt", async () => {
  const { page, say } = await open("prompt", "low");
  await page.evaluate(() => {
    window.close = () => Object.assign(globalThis, { closed_: true });
  });
  await say({ type: "queue", held: [] });
  await page.waitForFunction("globalThis.closed_ === true");
  await page.close();
});

test("the popup revokes what is chosen through the wallet that is chosen", async () => {
  const { page, messages, sent, close } = await open("popup", "selected-wallets");
  await page.click(".allowance:nth-child(1) input");
  await page.click(".allowance:nth-child(2) input");
  await page.select(".bar select", "1");
  await page.click("#revoke");
  const [{ type, keys, tab, wallet }] = await sent();
  assert.deepEqual({ type, tab, wallet }, { type: "revoke", tab: 7, wallet: "w7" });
  const spender = (/** @type {any} */ { key }) => key.spender;
  const expected = messages[0].chains[0].allowances.slice(0, 2).map(spender).sort();
  assert.deepEqual(keys.map((/** @type {any} */ key) => key.spender).sort(), expected);
  await close();
});

test("an account is chosen by pasting an address, and a mistyped one is not", async () => {
  const { page, sent, close } = await open("popup", "no-account");
  await page.type("#add", "0x000000000022d473030F116dDEE9F6B43aC78BA3");
  await page.click("form button");
  await page.waitForSelector("#add-problem:not(:empty)");
  assert.deepEqual(await sent(), []);
  await page.$eval("#add", (input) => Reflect.set(input, "value", ""));
  await page.type("#add", "0x000000000022D473030F116dDEE9F6B43aC78BA3");
  await page.click("form button");
  assert.deepEqual(await sent(), [{ type: "choose", account: "0x000000000022d473030f116ddee9f6b43ac78ba3" }]);
  await close();
});

test("what is gone is no longer chosen", async () => {
  const { page, messages, say, close } = await open("popup", "list");
  await page.click(".allowance input");
  await page.waitForSelector("#revoke");
  messages[0].chains[0].allowances.shift();
  await say(messages[0]);
  await page.waitForSelector(".popup:not(:has(#revoke))");
  await close();
});

test("trying again and dismissing are said to the background", async () => {
  const failed = await open("popup", "failed");
  await failed.page.click(".notice button");
  assert.deepEqual(await failed.sent(), [{ type: "refresh" }]);
  await failed.close();
  const over = await open("popup", "run-over");
  await over.page.click("#dismiss");
  assert.deepEqual(await over.sent(), [{ type: "dismiss" }]);
  await over.close();
});
