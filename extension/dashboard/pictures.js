// @ts-check
/**
 * Pictures of the whole that the table lists, of the accounts and chains that the person wants to see: who could take something
 * today, and what was granted and revoked when. They are made while they are open, and again only when what they show is another.
 */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { exposureOf, isExposed } from "./exposure.js";
import { priceOf } from "./money.js";
import { spendersPicture } from "./spenders.js";
import { deedsIn, isDrawn, timelineOf, untimed } from "./timeline.js";
import { timePicture } from "./times.js";

/** @typedef {import("../wasm/background.js").Deed} Deed */
/** @typedef {import("./model.js").Row} Row */
/** @typedef {import("./model.js").View} View */
/** @typedef {{rows: Row[], done: Deed[], view: View}} Known all of it, and the filters */

/** @param {(change: Partial<View>) => void} change */
export function pictures(change) {
  const [bars, times] = [spendersPicture(change), timePicture()];
  const view = element("details", { class: "pictures", id: "pictures", hidden: true, toggle: () => draw() },
    element("summary", { click: () => draw(true) }, words("ui_pic_title")), element("div", { class: "pictures-inside" }, bars.view, times.view));
  /** @type {Known | null} */
  let known = null;
  let isShown = false;
  /** The event comes after the box has opened: by then it has its pictures. */
  const draw = (isWanted = view.open) => {
    if (!isWanted || !known || isShown) return;
    isShown = true;
    const rows = rowsIn(known);
    const deeds = deedsIn(known.done, known.view);
    bars.show(exposureOf(rows, priceOf()));
    times.show(timelineOf(deeds, Date.now()), untimed(rows, deeds));
  };
  return {
    view,
    /** @param {Known} now */
    show(now) {
      const isSame = known?.rows === now.rows && known.done === now.done && known.view.owner === now.view.owner && known.view.chain === now.view.chain;
      known = now;
      bars.press(now.view.spender);
      if (isSame) return;
      isShown = false;
      view.hidden = !rowsIn(now).some(isExposed) && !deedsIn(now.done, now.view).some(isDrawn);
      draw();
    },
  };
}

/** @param {Known} known */
const rowsIn = ({ rows, view: { owner, chain } }) =>
  rows.filter(({ allowance: { key } }) => (owner === null || key.owner === owner) && (chain === null || key.chain === chain));
