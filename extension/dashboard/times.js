// @ts-check
/** The picture of what was granted and revoked when: grants stand on a line, and revocations hang from it. */
import { element } from "../settings/parts.js";
import { counted, dated, words } from "../settings/words.js";
import { shape } from "./shapes.js";

/** @typedef {import("./timeline.js").Band} Band */
/** @typedef {import("./timeline.js").Step} Step */
/** @typedef {import("./timeline.js").Timeline} Timeline */

/** How each band is called. @type {Record<Step, [key: string, parts: Intl.DateTimeFormatOptions]>} */
const STEPS = {
  week: ["ui_pic_week", { dateStyle: "medium" }],
  month: ["ui_pic_month", { year: "numeric", month: "short" }],
  year: ["ui_pic_year", { year: "numeric" }],
};
/** What is left free beside a bar, in parts of a band. */
const GAP = 0.15;

/** @returns {{view: HTMLElement, show: (timeline: Timeline, untold: number) => void}} */
export function timePicture() {
  const picture = element("div", { class: "time-picture" });
  const under = element("p", { class: "quiet time-ends" });
  const legend = element("p", { class: "quiet legend time-legend" },
    element("span", { class: "granted" }, "↑ ", words("ui_hist_granted")), element("span", { class: "revoked" }, "↓ ", words("ui_hist_revoked")));
  const about = element("p", { class: "quiet" });
  const table = element("table", {});
  const view = element("section", { "aria-labelledby": "time-title" }, element("h2", { id: "time-title" }, words("ui_pic_time")),
    picture, under, legend, about, element("details", {}, element("summary", {}, words("ui_pic_table")), table));
  return {
    view,
    /** @param {Timeline} timeline @param {number} untold allowances of which no time is known */
    show(timeline, untold) {
      const { step, bands, undated } = timeline;
      const [first, last] = [bands[0], bands.at(-1)];
      view.hidden = !first || !last;
      if (!first || !last) return;
      const [title, parts] = STEPS[step];
      const when = (/** @type {Band} */ { start }) => dated(start, parts);
      const [granted, revoked] = [mostOf(bands, "granted"), mostOf(bands, "revoked")];
      const label = words("ui_pic_span", { from: when(first), to: when(last), granted: timeline.granted, revoked: timeline.revoked });
      picture.replaceChildren(scaleOf(granted, revoked), drawingOf(bands, granted, revoked, label, when));
      under.replaceChildren(element("span", {}, when(first)), element("span", {}, when(last)));
      about.textContent = undated + untold === 0 ? "" : counted("ui_pic_undated", undated + untold);
      fillTable(table, title, bands, when);
    },
  };
}

/** @param {Band[]} bands @param {"granted" | "revoked"} side */
const mostOf = (bands, side) => Math.max(...bands.map((band) => band[side]));

/** How many the ends stand for. @param {number} granted @param {number} revoked the most in a band */
const scaleOf = (granted, revoked) => element("div", { class: "time-scale quiet", "aria-hidden": "true" },
  ...[granted, revoked].map((count) => element("span", {}, count > 0 && words("ui_dash_number", { count }))));

/**
 * @param {Band[]} bands @param {number} granted @param {number} revoked the most in a band @param {string} label
 * @param {(band: Band) => string} when
 */
function drawingOf(bands, granted, revoked, label, when) {
  const drawn = bands.flatMap((band, at) => [
    shape("rect", { class: "granted", x: at + GAP, y: granted - band.granted, width: 1 - 2 * GAP, height: band.granted }),
    shape("rect", { class: "revoked", x: at + GAP, y: granted, width: 1 - 2 * GAP, height: band.revoked }),
    shape("rect", { class: "hit", x: at, y: 0, width: 1, height: granted + revoked }, titleOf(words("ui_pic_band", { when: when(band), granted: band.granted, revoked: band.revoked }))),
  ]);
  const line = shape("line", { x1: 0, x2: bands.length, y1: granted, y2: granted });
  return shape("svg", { class: "bands", role: "img", "aria-label": label, viewBox: `0 0 ${bands.length} ${granted + revoked}`, preserveAspectRatio: "none" }, ...drawn, line);
}

/** What the pointer is told. @param {string} text */
function titleOf(text) {
  const title = shape("title", {});
  title.textContent = text;
  return title;
}

/** The figures of the bands that have any. @param {HTMLTableElement} table @param {string} title @param {Band[]} bands @param {(band: Band) => string} when */
function fillTable(table, title, bands, when) {
  const head = [title, "ui_hist_granted", "ui_hist_revoked"].map((key) => element("th", { scope: "col" }, words(key)));
  const rows = bands.filter(({ granted, revoked }) => granted + revoked > 0).map((band) => element("tr", {},
    element("th", { scope: "row" }, when(band)), ...[band.granted, band.revoked].map((count) => element("td", {}, words("ui_dash_number", { count })))));
  table.replaceChildren(element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}
