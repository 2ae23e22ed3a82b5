// @ts-check
/** What Countersign does, in three steps with a picture each. */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { part } from "./parts.js";

/** @typedef {import("./pictures.js").Picture} Picture */

/** @type {{picture: Picture, title: string, about: string, says: string}[]} */
const STEPS = [
  { picture: "warning", title: "ui_wel_read", about: "ui_wel_read_about", says: "ui_wel_read_picture" },
  { picture: "choice", title: "ui_wel_limit", about: "ui_wel_limit_about", says: "ui_wel_limit_picture" },
  { picture: "list", title: "ui_wel_end", about: "ui_wel_end_about", says: "ui_wel_end_picture" },
];

/** @returns {{view: HTMLElement, frames: Record<Picture, HTMLIFrameElement>}} the part of the page, and where its pictures go */
export function steps() {
  /** @type {Partial<Record<Picture, HTMLIFrameElement>>} */
  const frames = {};
  const items = STEPS.map(({ picture, title, about, says }) => {
    const frame = element("iframe", { tabindex: "-1", "aria-hidden": "true", inert: true, title: words(title) });
    frames[picture] = frame;
    return element("li", { "data-picture": picture },
      element("div", {}, element("h3", {}, words(title)), element("p", {}, words(about))),
      element("div", { class: "picture", role: "img", "aria-label": words(says) }, frame));
  });
  return { view: part("steps", words("ui_wel_steps"), "", element("ol", { class: "steps" }, ...items)), frames: /** @type {Record<Picture, HTMLIFrameElement>} */ (frames) };
}
