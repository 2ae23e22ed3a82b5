// @ts-check
/** What Countersign cannot see. */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { part } from "./parts.js";

const WHAT = [
  "ui_wel_blind_device", "ui_wel_blind_builtin", "ui_wel_blind_inside",
  "ui_wel_blind_extensions", "ui_wel_blind_private", "ui_wel_blind_restricted",
];

/** The part of the page. */
export const blind = () =>
  part("blind", words("ui_wel_blind"), words("ui_wel_blind_about"),
    element("ul", { class: "points" }, ...WHAT.map((key) => element("li", {}, words(key)))));
