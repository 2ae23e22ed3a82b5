// @ts-check
/**
 * Nobody is shut out of a page: axe finds nothing in any state, by day and by night, narrow and wide; the keyboard
 * comes to everything, in order and visibly; nothing moves for those who want that; and at a zoom of 200 % nothing is
 * cut off. Against `dist/chrome`, or the folder that `EXTENSION` names. A few files call it, each for some of the pages, so that
 * they run side by side.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.js";
import { ROOT, enter, openPage, policy, states } from "./page.js";
import { serve } from "./server.js";

const FOLDER = process.env.EXTENSION ?? join(ROOT, "dist/chrome");
const AXE = join(ROOT, "node_modules/axe-core/axe.min.js");
/** More than any page has: the keyboard is caught. */
const MOST_STEPS = 400;

/**
 * The widths of each page, in CSS pixels: half of what its window has is a zoom of 200 %. Only the prompt's window may
 * be as narrow as it likes; a browser never gives a popup less than it asks for.
 * @type {{kind: import("./page.js").Kind, narrow: number, wide: number, height: number}[]}
 */
const PAGES = [
  { kind: "prompt", narrow: 210, wide: 800, height: 640 },
  { kind: "popup", narrow: 360, wide: 360, height: 560 },
  { kind: "settings", narrow: 320, wide: 1024, height: 800 },
  { kind: "dashboard", narrow: 320, wide: 1280, height: 800 },
  { kind: "welcome", narrow: 320, wide: 1280, height: 800 },
  { kind: "practice", narrow: 210, wide: 800, height: 640 },
];

/** What depends on colours or on the width, and so is looked at again where those are others. */
const BY_THEME = ["color-contrast"];
const BY_WIDTH = ["color-contrast", "target-size", "scrollable-region-focusable"];

/** Tests these pages. @param {...import("./page.js").Kind} kinds */
export function shutNobodyOut(...kinds) {
  /** @type {import("puppeteer-core").Browser} */
  let browser;
  /** @type {{origin: string, close: () => Promise<void>}} */
  let server;
  /** @type {string} */
  let axe;

  before(async () => {
    axe = await readFile(AXE, "utf8");
    server = await serve(FOLDER, await policy(FOLDER));
    browser = await launch();
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const size of PAGES.filter(({ kind }) => kinds.includes(kind))) {
    test(`the ${size.kind} shuts nobody out`, async () => {
      const faults = [];
      for (const [name, state] of Object.entries(await states(size.kind))) {
        const { page, problems } = await openPage(browser, server.origin, size.kind, state, { width: size.wide, height: size.height });
        await settle(page, state);
        await page.evaluate(axe);
        const found = [...(await faultsOf(page, size)), ...problems];
        faults.push(...found.map((fault) => `${name}, ${fault}`));
        await page.close();
      }
      assert.deepEqual(faults, []);
    });
  }
}

/**
 * Looks at a page by day, by night and narrow.
 * @param {import("puppeteer-core").Page} page @param {{narrow: number, wide: number, height: number}} size @returns {Promise<string[]>}
 */
async function faultsOf(page, { narrow, wide, height }) {
  /** @type {string[]} */
  const faults = [];
  const look = async (/** @type {string} */ how, /** @type {string[] | undefined} */ rules) => {
    faults.push(...(await page.evaluate(violations, rules)).map((fault) => `${how}: ${fault}`));
  };
  faults.push(...(await keyboard(page)).map((fault) => `keyboard: ${fault}`));
  await look("wide, light", undefined);
  await theme(page, "dark");
  await look("wide, dark", BY_THEME);
  if (narrow !== wide) {
    await page.setViewport({ width: narrow, height, deviceScaleFactor: 1 });
    faults.push(...(await page.evaluate(overflow)).map((fault) => `narrow: ${fault}`));
    await look("narrow, dark", BY_WIDTH);
  }
  return [...faults, ...(await page.evaluate(moving))];
}

/** Does what a state says is done, and opens all that can be. @param {import("puppeteer-core").Page} page @param {import("./page.js").State} state */
async function settle(page, state) {
  await theme(page, "light");
  await enter(page, state);
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
  });
}

/** @param {import("puppeteer-core").Page} page @param {"light" | "dark"} name */
const theme = (page, name) =>
  page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: name },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);

/** Runs in the page: what axe finds. @param {string[]} [rules] only these; all of them where none is named */
async function violations(rules) {
  const runOnly = rules ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // An experiment of axe's: what an address shows is a shortened form of its name, which nobody would say to find it.
  const off = { "label-content-name-mismatch": { enabled: false } };
  const found = await Reflect.get(globalThis, "axe").run(document, { runOnly, rules: off, resultTypes: ["violations"] });
  /** @type {{id: string, help: string, nodes: {target: string[], any: {message: string}[]}[]}[]} */
  const list = found.violations;
  return list.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, any }) => `${target.join(" ")} (${any.map(({ message }) => message).join("; ")})`).join(", ")}`);
}

/**
 * Goes round the page with the tab key, from wherever the page itself has put the focus.
 * @param {import("puppeteer-core").Page} page @returns {Promise<string[]>} what it does not come to in order, or does not show
 */
async function keyboard(page) {
  const expected = await page.evaluate(able);
  /** @type {number[]} */
  const reached = [];
  const faults = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focus);
    // The round leads through the browser's own.
    if (at === null) continue;
    if (at.place === reached[0]) break;
    reached.push(at.place);
    if (!at.visible) faults.push(`${at.name} does not show its focus`);
    if (reached.length === expected.length) break;
  }
  const first = reached.indexOf(0);
  const round = [...reached.slice(first), ...reached.slice(0, first)];
  if (round.join() !== expected.map((_, place) => place).join()) {
    faults.push(`it goes to ${round.join(" ")} of ${expected.map((name, place) => `${place} ${name}`).join(", ")}`);
  }
  return faults;
}

/** Runs in the page: numbers what the keyboard should come to, in the order of the document. Of radio buttons it is one. */
function able() {
  const chosen = (/** @type {HTMLInputElement} */ { name }) => document.querySelector(`input[type=radio][name="${name}"]:checked`);
  const passed = (/** @type {Element} */ one) => one instanceof HTMLInputElement && one.type === "radio" && !one.checked && chosen(one) !== null;
  // A dialog keeps the keyboard to itself.
  const within = document.querySelector("dialog:modal") ?? document;
  const able = [...within.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (element) => element instanceof HTMLElement && element.tabIndex >= 0 && !element.matches(":disabled") && !passed(element) && element.checkVisibility({ visibilityProperty: true }),
  );
  Object.assign(globalThis, { able });
  return able.map((element) => `${element.localName}${element.id ? `#${element.id}` : ""}`);
}

/** Runs in the page: where the focus is; null once it has left. */
function focus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const place = /** @type {Element[]} */ (Reflect.get(globalThis, "able")).indexOf(element);
  const visible = element.matches(":focus-visible") && outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  return { place, name: `${element.localName}#${element.id}.${element.className}`, visible };
}

/** Runs in the page: what is wider than it may be. */
function overflow() {
  const wide = document.documentElement.scrollWidth - innerWidth;
  return wide > 0 ? [`${wide} px wider than its window`] : [];
}

/** Runs in the page: what moves although it was asked not to. */
function moving() {
  const jumps = (/** @type {Animation} */ one) => one.effect instanceof KeyframeEffect && one.effect.getKeyframes()[0]?.easing.startsWith("steps(");
  const lasts = (/** @type {Animation} */ one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1;
  const running = document.getAnimations().filter((one) => one.playState === "running" && lasts(one) && !jumps(one));
  return running.map((one) => `${one instanceof CSSAnimation ? one.animationName : "a transition"} moves`);
}
