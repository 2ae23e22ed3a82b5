// @ts-check
/** The picture of who could take something today: a bar for each spender, which lists its allowances only. */
import { element } from "../settings/parts.js";
import { counted, words } from "../settings/words.js";
import { exposure as amounts } from "./bar.js";
import { WORST_FIRST } from "./exposure.js";
import { icon } from "./icons.js";
import { LEVELS } from "./line.js";
import { shape } from "./shapes.js";
import { account } from "./voice.js";

/** @typedef {import("../wasm/background.js").Level} Level */
/** @typedef {import("./exposure.js").Bar} Bar */
/** @typedef {import("./exposure.js").Exposure} Exposure */
/** @typedef {import("./model.js").View} View */

/** How tall a level stands in a bar, in px: the worse the taller, so that colour is not alone. @type {Record<Level, number>} */
const HEIGHTS = { critical: 14, high: 11, medium: 8, low: 5 };
const TALLEST = HEIGHTS.critical;

/** @param {(change: Partial<View>) => void} change */
export function spendersPicture(change) {
  /** Each spender's own, for as long as there is a bar of it: somebody may be on it. @type {Map<string, ReturnType<typeof lineOf>>} */
  let lines = new Map();
  /** @type {string | null} */
  let pressed = null;
  const list = element("ul", { class: "bars" });
  const hint = words("ui_pic_spenders_why");
  const told = element("p", { class: "quiet picture-told", "aria-hidden": "true" });
  const about = element("p", { class: "quiet" });
  const legend = element("p", { class: "quiet legend" });
  const press = (/** @type {string} */ spender) => change({ spender: pressed === spender ? null : spender });
  const tell = (/** @type {Event} */ { target }) => {
    const line = [...lines.values()].find(({ item }) => target instanceof Node && item.contains(target));
    told.replaceChildren(...(line ? line.told() : [hint]));
  };
  const view = element("section", { "aria-labelledby": "spenders-title" }, element("h2", { id: "spenders-title" }, words("ui_pic_spenders")),
    element("p", { class: "unseen" }, hint), list, about, legend, told);
  for (const event of ["pointerover", "focusin"]) list.addEventListener(event, tell);
  for (const event of ["pointerleave", "focusout"]) list.addEventListener(event, () => told.replaceChildren(hint));
  told.replaceChildren(hint);
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
      lines = new Map(bars.map(({ spender }) => [spender, lines.get(spender) ?? lineOf(spender, press)]));
      for (const bar of bars) lines.get(bar.spender)?.show(bar, longest);
      const focused = document.activeElement;
      list.replaceChildren(...[...lines.values()].map(({ item }) => item));
      if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
      const rest = others.spenders === 0 ? [] : [`${counted("ui_pic_others", others.spenders)} · ${counted("ui_dash_count", others.rows)}`];
      about.replaceChildren(...[...rest, ...(idle === 0 ? [] : [counted("ui_pic_idle", idle)])].map((line) => element("span", {}, line)));
      about.hidden = rest.length === 0 && idle === 0;
      legend.replaceChildren(...WORST_FIRST.filter((level) => bars.some(({ counts }) => counts[level] > 0)).map(entryOf));
      mark();
    },
  };
}

/** @param {string} spender @param {(spender: string) => void} press */
function lineOf(spender, press) {
  /** @type {Bar | null} */
  let bar = null;
  const [worst, picture, count, said] = [element("span", { class: "bar-worst" }), element("span", { class: "bar-drawn" }), element("span", { class: "bar-count" }), element("span", { class: "unseen" })];
  const made = element("button", { type: "button", class: "bar-of", "data-spender": spender, click: () => press(spender) },
    worst, element("span", { class: "bar-name" }, ...account(spender)), picture, count, said);
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
      picture.replaceChildren(barOf(next.counts, longest));
      count.textContent = words("ui_dash_number", { count: next.rows.length });
      said.replaceChildren(" · ", ...told());
    },
  };
}

/** How many of each level there are. @param {Bar} bar */
const levelsOf = ({ counts }) => WORST_FIRST.filter((level) => counts[level] > 0)
  .map((level) => words("ui_pic_level", { level: words(LEVELS[level]), count: counts[level] })).join(" · ");

/** What a level looks like. @param {Level} level */
const entryOf = (level) => element("span", {}, barOf({ critical: 0, high: 0, medium: 0, low: 0, [level]: 1 }, 1), words(LEVELS[level]));

/** @param {Record<Level, number>} counts @param {number} longest */
function barOf(counts, longest) {
  let from = 0;
  const parts = WORST_FIRST.filter((level) => counts[level] > 0).map((level) => {
    const rect = shape("rect", { class: `level-${level}`, x: from, y: TALLEST - HEIGHTS[level], width: counts[level], height: HEIGHTS[level] });
    from += counts[level];
    return rect;
  });
  return shape("svg", { class: "bar-picture", viewBox: `0 0 ${longest} ${TALLEST}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
}
