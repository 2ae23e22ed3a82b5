// @ts-check
/** Requests to practise with, each in a window like the prompt's own. */
import { element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { part } from "./parts.js";

/** @typedef {import("../practice/examples.js").Name} Name */

/** @type {{name: Name, title: string, about: string}[]} */
const EXAMPLES = [
  { name: "theft", title: "ui_wel_practice_theft", about: "ui_wel_practice_theft_about" },
  { name: "greedy", title: "ui_wel_practice_greedy", about: "ui_wel_practice_greedy_about" },
  { name: "usual", title: "ui_wel_practice_usual", about: "ui_wel_practice_usual_about" },
  { name: "revocation", title: "ui_wel_practice_revocation", about: "ui_wel_practice_revocation_about" },
];

/** The part of the page. */
export const practice = () =>
  part("practice", words("ui_wel_practice"), words("ui_wel_practice_about"),
    element("ul", { class: "rows" }, ...EXAMPLES.map(({ name, title, about }) => {
      const open = () => void chrome.windows.create({ url: `practice.html#${name}`, type: "popup", width: 420, height: 640, focused: true });
      return element("li", {},
        element("div", {}, element("h3", {}, words(title)), element("p", { class: "quiet" }, words(about))),
        element("button", { id: `practice-${name}`, type: "button", class: "button", click: open, "aria-label": `${words("ui_wel_practice_open")}: ${words(title)}` }, words("ui_wel_practice_open")));
    })));
