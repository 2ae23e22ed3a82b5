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
  const state = /** @type {import("./page.js").State} */ ((await states(kind))[name]);
  const { messages } = state;
  const { page, problems } = await openPage(browser, server.origin, kind, state, WINDOW);
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
  assert.deepEqual(await sent(), [{ type: "decide", id: "critical", revision: 1, forward: false, edits: [], trust: [] }]);
  await close();
});

test("Continue does nothing before its delay, and forwards once after it", async () => {
  const { page, sent, close } = await open("prompt", "low");
  await page.click(NOT_READY);
  assert.deepEqual(await sent(), []);
  await page.waitForSelector(READY);
  await page.click(READY);
  await page.click("#continue");
  assert.deepEqual(await sent(), [{ type: "decide", id: "low", revision: 1, forward: true, edits: [], trust: [] }]);
  await close();
});

test("what is picked is sent, and continued only once it is in force", async () => {
  const { page, messages, sent, say, close } = await open("prompt", "safer");
  await page.waitForSelector(READY);
  await page.click("#safer-0-0");
  await page.waitForSelector(NOT_READY);
  const { amount } = front(messages).offers[0].choices[0];
  const edits = [{ place: 0, amount, expiry: null }];
  assert.deepEqual(await sent(), [{ type: "edit", id: "safer", turn: 1, edits }]);
  await page.click("#continue");
  const held = front(messages);
  // An answer of the chain comes first: it is no word on the edit.
  Object.assign(held, { revision: 2 });
  await say(messages[0]);
  await page.waitForSelector(NOT_READY);
  Object.assign(held, { revision: 3, edits, turn: 1 });
  await say(messages[0]);
  await page.waitForSelector(READY);
  await page.click(READY);
  assert.deepEqual((await sent()).slice(1), [{ type: "decide", id: "safer", revision: 3, forward: true, edits, trust: [] }]);
  await close();
});

test("what is typed is sent once it is an amount", async () => {
  const { page, sent, close } = await open("prompt", "safer");
  await page.waitForSelector(READY);
  await page.click("#safer-0-own");
  await page.waitForSelector(NOT_READY);
  await page.type("#safer-0-amount", ".");
  await page.waitForSelector("#safer-0-amount[aria-invalid=true]");
  assert.deepEqual(await sent(), []);
  await page.type("#safer-0-amount", "5");
  await page.waitForSelector("#safer-0-amount[aria-invalid=false]");
  const edits = [{ place: 0, amount: "0x6f05b59d3b20000", expiry: null }];
  assert.deepEqual(await sent(), [{ type: "edit", id: "safer", turn: 1, edits }]);
  await close();
});

test("what a subscription comes to is worked out, and taken by a click", async () => {
  const { page, sent, close } = await open("prompt", "safer");
  await page.waitForSelector(READY);
  await page.click("#safer-0-own");
  await page.waitForSelector(NOT_READY);
  await page.click(".subscription summary");
  await page.type("#safer-0-price", "20");
  assert.match(await page.$eval(".subscription [role=status]", (element) => element.textContent ?? ""), /240\sDAI/);
  await page.select("#safer-0-period", "604800");
  await page.type("#safer-0-payments", "3");
  assert.deepEqual(await sent(), []);
  await page.click(".subscription .button");
  assert.equal(await page.$eval("#safer-0-amount", (field) => /** @type {HTMLInputElement} */ (field).value), "60");
  const edits = [{ place: 0, amount: `0x${(60n * 10n ** 18n).toString(16)}`, expiry: null }];
  assert.deepEqual(await sent(), [{ type: "edit", id: "safer", turn: 1, edits }]);
  await close();
});

test("the details show the request as it came, and what the wallet would get instead", async () => {
  const { page, close } = await open("prompt", "edited");
  await page.waitForSelector(".more summary");
  await page.click(".more summary");
  await page.waitForSelector("[data-raw=ui_raw]");
  const text = (/** @type {string} */ key) => page.$eval(`[data-raw=${key}]`, (element) => element.textContent ?? "");
  assert.match(await text("ui_raw"), /f{64}/);
  assert.match(await text("ui_raw_edited"), /0ee6b28000"/);
  await close();
  const asked = await open("prompt", "safer");
  await asked.page.waitForSelector(".more summary");
  await asked.page.click(".more summary");
  await asked.page.waitForSelector("[data-raw=ui_raw]");
  assert.equal(await asked.page.$("[data-raw=ui_raw_edited]"), null);
  await asked.close();
});

test("what passed without asking is chosen to be revoked, and forgotten", async () => {
  const { page, sent, close } = await open("popup", "passed");
  const choose = await page.$$(".passed li .button");
  assert.equal(choose.length, 1, "only what the list has can be revoked");
  await choose[0]?.click();
  await page.waitForSelector(".allowance.chosen");
  await page.click("#forget-passed");
  assert.deepEqual(await sent(), [{ type: "forgetPassed" }]);
  await close();
});

test("an edit that was not taken is taken back, and said", async () => {
  const { page, messages, sent, say, close } = await open("prompt", "safer");
  await page.waitForSelector(READY);
  await page.click("#safer-0-0");
  await page.waitForSelector(NOT_READY);
  Object.assign(front(messages), { turn: 1 });
  await say(messages[0]);
  await page.waitForFunction("document.querySelector('.safer-failed')?.textContent");
  assert.equal(await page.$eval("#safer-0-asked", (radio) => /** @type {HTMLInputElement} */ (radio).checked), true);
  const { turn } = (await sent()).at(-1);
  Object.assign(front(messages), { turn });
  await say(messages[0]);
  await page.waitForSelector(READY);
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
  assert.deepEqual(await sent(), [{ type: "decide", id: "medium", revision: 2, forward: true, edits: [], trust: [] }]);
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
  assert.deepEqual(await sent(), [{ type: "decide", id: "critical", revision: 1, forward: true, edits: [], trust: [] }]);
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

for (const name of ["hostile-text", "hostile-sign-in"]) {
  test(`text of others is spelled out wherever it is shown: ${name}`, async () => {
    const { page, close } = await open("prompt", name);
    await page.waitForSelector("[data-level]");
    await page.click("details.more summary");
    await page.waitForSelector("pre.raw");
    const texts = await page.evaluate(() => {
      const elements = [...document.querySelectorAll("body *")];
      const attributes = elements.flatMap((element) => [...element.attributes].map(({ value }) => value));
      return [document.title, document.body.textContent ?? "", ...attributes];
    });
    // Format characters and controls, marks that strike through, Cyrillic and wide Latin letters.
    const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u0338\p{Script=Cyrillic}\uff21-\uff5a]/u;
    const laidOut = /\n/g;
    for (const text of texts) assert.doesNotMatch(text.replace(laidOut, ""), hidden);
    const { header, headline, continues } = await page.evaluate(() => ({
      header: document.querySelector("header.site")?.getBoundingClientRect().bottom ?? 0,
      headline: document.querySelector(".headline")?.getBoundingClientRect().top ?? Infinity,
      continues: document.getElementById("refuse")?.getBoundingClientRect().bottom ?? Infinity,
    }));
    assert.ok(header < 320, `the names take ${header} px`);
    assert.ok(headline < WINDOW.height && continues <= WINDOW.height, "the headline and the buttons are in sight");
    await close();
  });
}

test("a click that a script made does nothing", async () => {
  const { page, sent, close } = await open("prompt", "low");
  await page.waitForSelector(READY);
  await page.evaluate(() => {
    const button = document.getElementById("continue");
    button?.click();
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
      button?.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
    }
    for (const type of ["keydown", "keyup"]) button?.dispatchEvent(new KeyboardEvent(type, { key: "Enter", bubbles: true }));
  });
  assert.deepEqual(await sent(), []);
  await close();
});

test("other words under the same verdict disarm Continue", async () => {
  const { page, messages, say, close } = await open("prompt", "low");
  await page.waitForSelector(READY);
  const held = front(messages);
  held.revision = 2;
  held.judgement.headline.args.amount.value = "0x1";
  await say(messages[0]);
  await page.waitForSelector(NOT_READY);
  await page.waitForSelector(READY);
  await close();
});

test("a press that began too early does nothing", async () => {
  const { page, sent, close } = await open("prompt", "low");
  await page.hover("#continue");
  await page.mouse.down();
  await page.waitForSelector(READY);
  await page.mouse.up();
  assert.deepEqual(await sent(), []);
  await page.click(READY);
  assert.equal((await sent()).length, 1);
  await close();
});

test("a tab that is not guarded is reloaded, allowed or explained by a click", async () => {
  const cases = { "tab-reload": ["reload"], "tab-withheld": ["allow"], "tab-impossible": ["details"], "tab-impossible-firefox": [] };
  for (const [name, types] of Object.entries(cases)) {
    const { page, sent, close } = await open("popup", name);
    await page.evaluate(() => {
      const permissions = { request: (/** @type {object} */ wanted) => Object.assign(globalThis, { wanted }) };
      Object.assign(Reflect.get(globalThis, "chrome"), { permissions });
    });
    for (const button of await page.$$(".unguarded button")) await button.click();
    assert.deepEqual((await sent()).map(({ type }) => type), types);
    const wanted = await page.evaluate(() => Reflect.get(globalThis, "wanted")?.origins ?? null);
    assert.deepEqual(wanted, name === "tab-withheld" ? ["<all_urls>"] : null);
    await close();
  }
});

test("the next request of the queue starts its own delay", async () => {
  const { page, say, close } = await open("prompt", "batch");
  await page.waitForSelector(READY);
  const { messages } = (await states("prompt")).low;
  await say(messages[0]);
  await page.waitForSelector("[data-request=low]");
  await page.waitForSelector(NOT_READY);
  await page.waitForSelector(READY);
  await close();
});

test("a site can be muted at once", async () => {
  const { page, sent, close } = await open("prompt", "flood");
  await page.waitForSelector(NOT_READY);
  await page.click("#mute");
  assert.deepEqual(await sent(), [{ type: "mute", id: "high" }]);
  await close();
});

test("a muted site can be taken back", async () => {
  const { page, sent, close } = await open("popup", "muted");
  await page.click(".muted button");
  assert.deepEqual(await sent(), [{ type: "unmute", origin: "https://free-airdrop.example" }]);
  await close();
});

test("what is always allowed can be taken back", async () => {
  const { page, messages, sent, close } = await open("popup", "trusted");
  await page.click(".trusted summary");
  await page.click(".trusted .button");
  assert.deepEqual(await sent(), [{ type: "distrust", trust: messages[0].trusted[0] }]);
  await close();
});

test("always allowing is offered up to a medium verdict of what is all known, and says what for", async () => {
  const { page, messages, sent, say, close } = await open("prompt", "safer");
  const held = front(messages);
  const grant = {
    effect: "grant", kind: "allowance", asset: { asset: "token", address: held.offers[0].token }, owner: null, spender: held.offers[0].spender,
    amount: { amount: "exact", value: "0x64" }, period: null, expiry: { expiry: "never" }, deadline: null, nonce: null, by: "transaction", keeper: held.offers[0].token,
  };
  assert.equal(await page.$("#always"), null, "it has no effects");
  Object.assign(held, { revision: 2 });
  Object.assign(held.judgement, { effects: [grant], chain: "0x1", reading: "approval", open: [], verdict: "medium" });
  await say(messages[0]);
  await page.waitForSelector("#always[aria-disabled=false]");
  await page.click("#always");
  const trust = [{ origin: held.origin, chain: "0x1", spender: grant.spender, token: grant.asset.address, ceiling: "0x64" }];
  assert.deepEqual(await sent(), [{ type: "decide", id: "safer", revision: 2, forward: true, edits: [], trust }]);
  Object.assign(held, { revision: 3 });
  Object.assign(held.judgement, { verdict: "high" });
  await say(messages[0]);
  await page.waitForFunction("!document.querySelector('#always')");
  await close();
});

test("an empty queue closes the prompt", async () => {
  const { page, say } = await open("prompt", "low");
  await page.evaluate(() => {
    window.close = () => Object.assign(globalThis, { closed_: true });
  });
  await say({ type: "queue", held: [], crowd: null });
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
  assert.match(await over.page.$eval("#proceed", (button) => button.textContent ?? ""), /Try 2 again/);
  await over.page.click("#proceed");
  await over.page.click("#dismiss");
  assert.deepEqual(await over.sent(), [{ type: "proceed", again: true, tab: 4, wallet: "w4" }, { type: "dismiss" }]);
  await over.close();
});

test("a run is paused, and goes on through a wallet of its account, or is let be once nothing is under way", async () => {
  const { page, messages, sent, say, close } = await open("popup", "run");
  await page.click("#pause");
  const { run } = messages[0];
  run.paused = true;
  await say(messages[0]);
  await page.waitForSelector("#proceed");
  assert.equal(await page.$("#dismiss"), null, "what was sent is waited for");
  await page.click("#proceed");
  for (const step of run.steps) if (step.state === "asking" || step.state === "sent") step.state = "waiting";
  messages[0].wallets = [];
  await say(messages[0]);
  await page.waitForSelector("#proceed[disabled]");
  await page.click("#dismiss");
  assert.deepEqual((await sent()).map((/** @type {any} */ { type, again }) => [type, again]), [["pause", undefined], ["proceed", false], ["dismiss", undefined]]);
  await close();
});

test("nobody is asked before the person agrees, and then those of the chains that they chose", async () => {
  const { page, messages, sent, say, close } = await open("welcome", "first");
  await page.waitForSelector("body[data-ready]");
  assert.deepEqual(await sent(), []);
  const foreign = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => !name.startsWith(location.origin)).length);
  assert.equal(foreign, 0);
  for (const box of await page.$$("fieldset input:checked")) await box.click();
  assert.equal(await page.$eval("#agree", (button) => /** @type {HTMLButtonElement} */ (button).disabled), true);
  await page.click("label[for='chain-0x64']");
  await page.click("#agree");
  const asked = ["https://gnosis.drpc.org", "https://gnosis-rpc.publicnode.com"].map((url) => ({ type: "addEndpoint", chain: "0x64", url }));
  assert.deepEqual(await sent(), asked);
  const gnosis = messages[0].endpoints.find((/** @type {any} */ { chain }) => chain === "0x64");
  Object.assign(gnosis, { urls: [asked[0]?.url], own: true, tried: [{ tried: "failed", url: asked[1]?.url, why: { id: "endpoint_silent", args: {} } }] });
  await say(messages[0]);
  assert.deepEqual(await page.$$eval("[data-chain='0x64'] .state", (states) => states.map((one) => one.classList.contains("problem"))), [false, true]);
  assert.match(await page.$eval("#agree", (button) => button.textContent ?? ""), /1/, "what is asked already need not be agreed to again");
  await close();
});

test("what is chosen in practice is judged anew, and a decision says what would have come of it", async () => {
  const { page, close } = await open("practice", "greedy");
  const headline = () => page.$eval(".headline", (element) => element.textContent ?? "");
  const before = await headline();
  await page.waitForSelector(READY);
  await page.click("#safer-0-0");
  await page.waitForFunction((text) => document.querySelector(".headline")?.textContent !== text, {}, before);
  assert.match(await headline(), /1,240\.5/);
  await page.waitForSelector(READY);
  await page.click(READY);
  await page.waitForSelector(".after");
  assert.match(await page.$eval(".after p", (element) => element.textContent ?? ""), /what you chose/);
  await close();
});

test("practice says of what needs nobody that no window would open", async () => {
  const { page, close } = await open("practice", "revocation");
  assert.equal((await page.$$(".practice p")).length, 1);
  await close();
});

test("what was decoded opens as a tree: calls in their carriers, and so many rows at once", async () => {
  const { page, messages, say, close } = await open("prompt", "decoded");
  assert.equal(await page.$(".tree"), null);
  await page.click(".more > summary");
  await page.waitForSelector(".tree .call .call .call");
  const functions = await page.$$eval(".tree .call .call .call > details > summary", (all) => all.map((one) => one.textContent));
  assert.deepEqual(functions, ["approve(address spender,uint256 value)", "Function 0x12345678, which we do not know"]);
  const sender = await page.$eval(".tree .call .call .call .hashes > :nth-child(2) .full", (one) => one.textContent);
  assert.equal(sender, "0xcA11bde05977b3631167028862bE2a173976CA11");
  const held = front(messages);
  held.revision += 1;
  held.judgement.calls = [];
  held.judgement.fields = Array.from({ length: 30 }, (_, at) => ({ path: `message.list[${at}]`, kind: "string", value: `<b>\u202e${at}` }));
  await say(messages[0]);
  await page.waitForFunction("document.querySelector('.tree .call') === null");
  const summaries = await page.$$eval(".tree summary", (all) => all.map((one) => one.textContent));
  assert.deepEqual(summaries, ["message", "list", "6 more rows"]);
  assert.equal(await page.$$eval(".tree .leaf", (all) => all.length), 30);
  assert.equal(await page.$(".tree b"), null);
  assert.doesNotMatch(await page.$eval(".tree", (one) => one.textContent ?? ""), /\u202e/);
  await close();
});

test("watching is turned on only where the browser lets us notify, and says what it is to tell", async () => {
  const refused = await open("settings", "settings-empty");
  await refused.page.click("#watching-on");
  await refused.page.waitForFunction("document.querySelector('#watching .problem').textContent !== ''");
  assert.deepEqual(await refused.sent(), []);
  assert.deepEqual(await refused.page.$eval("#watching", (part) => [...part.querySelectorAll("input")].map((box) => [box.checked, box.matches(":disabled")])), [[false, false], [true, true], [true, true]]);
  await refused.close();

  const { page, sent, close } = await open("settings", "settings-full");
  await page.waitForSelector("#watching-unlimited:checked");
  await page.click("#watching-unlimited");
  await page.select("#watching-growth", "0");
  await page.click("#watching-on");
  const wants = { unlimited: false, ending: false, growth: 0 };
  assert.deepEqual(await sent(), [
    { type: "setWatching", watching: { on: true, wants: { ...wants, growth: 100 } } },
    { type: "setWatching", watching: { on: true, wants } },
    { type: "setWatching", watching: { on: false, wants } },
  ]);
  await close();
});

test("a chain is added by its number and what is typed stays until its endpoint answered; it is offered everywhere, and goes again", async () => {
  const { page, messages, sent, say, close } = await open("settings", "settings-empty");
  const [state] = messages;
  const typed = { id: "1e3", name: "Far away", url: "https://rpc.example", explorer: "" };
  for (const [field, text] of Object.entries(typed)) await page.type(`#chain-${field}`, text);
  await page.click("#chains form button");
  assert.match(await page.$eval("#chains .problem", (problem) => problem.textContent ?? ""), /whole number/);
  assert.deepEqual(await sent(), []);
  await page.$eval("#chain-id", (input) => { /** @type {HTMLInputElement} */ (input).value = "424242"; });
  await page.click("#chains form button");
  const own = { chain: "0x67932", name: "Far away", explorer: null };
  assert.deepEqual(await sent(), [{ type: "addChain", own, url: typed.url }]);
  const fields = () => page.$$eval("#chains input", (inputs) => inputs.map(({ value }) => value));
  await say({ ...state, chainTried: { tried: "failed", url: typed.url, why: { id: "endpoint_other", args: {} } } });
  assert.deepEqual(await fields(), ["424242", "Far away", typed.url, ""]);
  const view = { chain: own.chain, name: "Far away (424242)", urls: [typed.url], own: true, tried: [] };
  await page.select("#explorer-chain", "0xa");
  await say({ ...state, ownChains: [own], endpoints: [...state.endpoints, view], chainTried: { tried: "taken", url: typed.url } });
  assert.deepEqual(await fields(), ["", "", "", ""]);
  assert.equal(await page.$eval("#explorer-chain", (select) => /** @type {HTMLSelectElement} */ (select).value), "0xa");
  for (const select of ["explorer", "contract"]) assert.ok(await page.$(`#${select}-chain option[value="0x67932"]`));
  assert.ok(await page.$('[data-chain="0x67932"]'));
  await page.click("[data-own-chain] button");
  assert.deepEqual((await sent()).slice(1), [{ type: "removeChain", chain: own.chain }]);
  await say(state);
  assert.equal(await page.$('[data-own-chain], [data-chain="0x67932"], option[value="0x67932"]'), null);
  await close();
});

test("simulations are turned off by a click, and shown as the background has them", async () => {
  const { page, messages, sent, say, close } = await open("settings", "settings-full");
  const isOn = "document.querySelector('#simulating').checked";
  await page.waitForFunction(isOn);
  await page.click("#simulating");
  assert.deepEqual(await sent(), [{ type: "setSimulating", on: false }]);
  await say({ ...messages[0], simulating: false });
  assert.equal(await page.evaluate(isOn), false);
  await say(messages[0]);
  assert.equal(await page.evaluate(isOn), true);
  const told = await page.$$eval("[data-rule=bare-hash] p.quiet", (all) => all.map((one) => one.textContent));
  assert.deepEqual(told, ["eth_sign: 32 bytes are signed as they are."]);
  await close();
});
