// @ts-check
/** A transaction that was sent: a link to the chain's explorer where one is known, else its hash to copy. */
import { button, element } from "../settings/parts.js";
import { words } from "../settings/words.js";
import { tell } from "./voice.js";

/** @typedef {import("../wasm/background.js").SentTransaction} SentTransaction */

/** The characters of a hash that are shown at its beginning. */
const SHOWN = 18;

/** The explorer is asked only if the person follows the link. @param {SentTransaction} sent @returns {HTMLElement} */
export function sentOf({ hash, link }) {
  if (link !== null) {
    const look = tell("ui_sent_look", { site: { arg: "page", value: new URL(link).host } });
    return element("a", { class: "sent", href: link, target: "_blank", rel: "noreferrer noopener" }, look);
  }
  const copy = button(`${hash.slice(0, SHOWN)}…`, () => {
    // Nobody waits for the promise: the clipboard of a focused extension page is open to a click.
    void navigator.clipboard.writeText(hash);
    copy.textContent = words("ui_copied");
  });
  copy.classList.add("sent");
  copy.title = hash;
  copy.setAttribute("aria-label", tell("ui_copy_value", { value: { arg: "page", value: hash } }));
  return copy;
}
