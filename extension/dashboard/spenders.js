// @ts-check
/** The picture of who could take something today: a bar for each spender, which lists its allowances only. */
import { element } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { exposure as amounts } from "./bar.js";
import { WORST_FIRST } from "./exposure.js";
import { icon } from "./icons.js";
import { LEVELS } from "./line.js";
import { estimatedBy, money } from "./money.js";
import { shape } from "./shapes.js";
import { account, say, whole } from "./voice.js";

/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("./exposure.js").Bar} Bar */
/** @typedef {import("./exposure.js").Exposure} Exposure */
/** @typedef {import("./exposure.js").Widths} Widths */
/** @typedef {import("./model.js").View} View */

/** How tall a level stands in a bar, in px: the worse the taller, so that colour is not alone. @type {Record<keyof Widths, number>} */
const HEIGHTS = { critical: 14, high: 11, medium: 8, low: 5, unpriced: 5 };
/** From one end to the other. @type {(keyof Widths)[]} */
const PARTS = [...WORST_FIRST, "unpriced"];
const TALLEST = HEIGHTS.critical;

/** @param {(change: Partial<View>) => void} change */
export function spendersPicture(change) {
  /** Each spender's own, for as long as there is a bar of it: somebody may be on it. @type {Map<string, ReturnType<typeof lineOf>>} */
  let lines = new Map();
  /** @type {string | null} */
  let pressed = null;
  const list = element("ul", { class: "bars" });
  /** What a bar is. @type {(Node | string)[]} */
  let hint = [];
  const told = element("p", { class: "quiet picture-told", "aria-hidden": "true" });
  const about = element("p", { class: "quiet" });
  const legend = element("p", { class: "quiet legend" });
  const why = element("p", { class: "unseen" });
  const press = (/** @type {string} */ spender) => change({ spender: pressed === spender ? null : spender });
  const tell = (/** @type {Event} */ { target }) => {
    const line = [...lines.values()].find(({ item }) => target instanceof Node && item.contains(target));
    told.replaceChildren(...(line ? line.told() : hint));
  };
  const view = element("section", { "aria-labelledby": "spenders-title" }, element("h2", { id: "spenders-title" }, words("ui_pic_spenders")),
    why, list, about, legend, told);
  for (const event of ["pointerover", "focusin"]) list.addEventListener(event, tell);
  for (const event of ["pointerleave", "focusout"]) list.addEventListener(event, () => told.replaceChildren(...hint));
  const mark = () => {
    for (const [spender, { button: own }] of lines) own.setAttribute("aria-pressed", String(spender === pressed));
  };
  return {
    view,
    /** @param {string | null} spender whose allowances alone are listed */
    press(spender) {
      pressed = spender;
      mark();
    },
    /** @param {Exposure} of */
    show({ bars, others, idle, longest }) {
      view.hidden = bars.length === 0;
      const isPriced = bars.some(({ worth }) => worth !== null);
      list.classList.toggle("priced", isPriced);
      hint = isPriced ? [words("ui_pic_spenders_worth"), " ", ...estimatedBy()] : [words("ui_pic_spenders_why")];
      why.replaceChildren(...hint.map((part) => (typeof part === "string" ? part : part.cloneNode(true))));
      told.replaceChildren(...hint);
      lines = new Map(bars.map(({ spender }) => [spender, lines.get(spender) ?? lineOf(spender, press)]));
      for (const bar of bars) lines.get(bar.spender)?.show(bar, longest);
      const focused = document.activeElement;
      list.replaceChildren(...[...lines.values()].map(({ item }) => item));
      if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
      const rest = others.spenders === 0 ? [] : [`${counted("ui_pic_others", others.spenders)} · ${counted("ui_dash_count", others.rows)}`];
      about.replaceChildren(...[...rest, ...(idle === 0 ? [] : [counted("ui_pic_idle", idle)])].map((line) => element("span", {}, line)));
      about.hidden = rest.length === 0 && idle === 0;
      const isDrawn = (/** @type {keyof Widths} */ part) => bars.some(({ widths }) => widths[part] > 0);
      legend.replaceChildren(...WORST_FIRST.filter(isDrawn).map((level) => entryOf(level, words(LEVELS[level]))),
        ...(isDrawn("unpriced") ? [entryOf("unpriced", words("ui_worth_unknown"))] : []));
      mark();
    },
  };
}

/** @param {string} spender @param {(spender: string) => void} press */
function lineOf(spender, press) {
  /** @type {Bar | null} */
  let bar = null;
  const [worst, called, picture, count, said] = [element("span", { class: "bar-worst" }), element("span", { class: "bar-name" }), element("span", { class: "bar-drawn" }), element("span", { class: "bar-count" }), element("span", { class: "unseen" })];
  const made = element("button", { type: "button", class: "bar-of", "data-spender": spender, click: () => press(spender) },
    worst, called, picture, count, said);
  const told = () => (bar ? [levelsOf(bar), " · ", ...amounts(bar.rows)] : []);
  return {
    item: element("li", {}, made),
    button: made,
    told,
    /** @param {Bar} next @param {number} longest */
    show(next, longest) {
      bar = next;
      const level = WORST_FIRST.find((each) => next.counts[each] > 0) ?? "low";
      worst.className = `bar-worst level-${level}`;
      worst.replaceChildren(icon(level));
      called.replaceChildren(...nameOf(spender, next.rows));
      picture.replaceChildren(barOf(next.widths, longest));
      count.replaceChildren(...lengthOf(next));
      said.replaceChildren(" · ", ...told());
    },
  };
}

/**
 * Its name alone, where it has the same one on all chains: the address is beside its allowances.
 * @param {string} spender @param {Bar["rows"]} rows
 */
function nameOf(spender, rows) {
  const [only, ...others] = new Set(rows.map(({ allowance: { spenderName } }) => spenderName ?? null));
  return only && others.length === 0 ? [element("bdi", { title: whole(spender) }, only)] : account(spender);
}

/** How many of each level there are. @param {Bar} bar */
const levelsOf = ({ counts }) => WORST_FIRST.filter((level) => counts[level] > 0)
  .map((level) => words("ui_pic_level", { level: words(LEVELS[level]), count: counts[level] })).join(" · ");

/** What is drawn, in words. @param {Bar} bar @returns {(Node | string)[]} */
function lengthOf({ rows, worth }) {
  if (!worth) return [words("ui_dash_number", { count: rows.length })];
  if (worth.cents === 0n) return [words("ui_worth_unknown")];
  return say(worth.unpriced > 0 ? "ui_worth_least" : "ui_worth", { money: money(worth.cents) });
}

/** What a part of a bar looks like. @param {keyof Widths} part @param {string} name */
const entryOf = (part, name) => element("span", {}, barOf({ critical: 0, high: 0, medium: 0, low: 0, unpriced: 0, [part]: 1 }, 1), name);

/** @param {Widths} widths @param {number} longest */
function barOf(widths, longest) {
  let from = 0;
  const parts = PARTS.filter((part) => widths[part] > 0).map((part) => {
    const rect = shape("rect", { class: part === "unpriced" ? part : `level-${part}`, x: from, y: TALLEST - HEIGHTS[part], width: widths[part], height: HEIGHTS[part] });
    from += widths[part];
    return rect;
  });
  return shape("svg", { class: "bar-picture", viewBox: `0 0 ${longest} ${TALLEST}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
}
