// @ts-check
/** Pieces of the welcome page. */
import { element } from "../settings/parts.js";

/** @param {string} id @param {string} title @param {string} about @param {...import("../settings/parts.js").Child} children a part of the page */
export const part = (id, title, about, ...children) =>
  element("section", { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title), about !== "" && element("p", { class: "about" }, about), ...children);
