// @ts-check
/** Pieces of the page. Text is only ever put into text nodes and attributes. */
import { words } from "./words.js";

/** @typedef {Node | string | null | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {Record<string, string | boolean | ((event: any) => void)>} attributes a function listens to the event of that name
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flatMap((child) => (child === null || child === false ? [] : [child])));
  return made;
}

/** @param {string} id @param {string} title @param {string} about @param {...Child} children a part of the page */
export const section = (id, title, about, ...children) =>
  element("section", { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title`, tabindex: "-1" }, title), element("p", { class: "quiet" }, about), ...children);

/** @param {string} text of somebody or something that has a direction of its own */
export const name = (text) => element("bdi", {}, text);

/** @param {string} text an address, a hash or a URL */
export const code = (text) => element("code", { dir: "ltr" }, text);

/** @param {string} label @param {() => void} press @param {string} [of] what it is about, for those who hear it only */
export const button = (label, press, of = "") =>
  element("button", { type: "button", class: "button small", click: press, ...(of && { "aria-label": `${label}: ${of}` }) }, label);

/** @param {string} id @param {string} label @param {Record<string, string>} attributes */
export const field = (id, label, attributes) =>
  element("div", { class: "field" }, element("label", { for: id }, label),
    element("input", { id, name: id, type: "text", autocomplete: "off", spellcheck: "false", ...attributes }));

/** @param {string} id @param {string} label @param {[value: string, text: string][]} options */
export const choice = (id, label, options) =>
  element("div", { class: "field" }, element("label", { for: id }, label),
    element("select", { id, name: id }, ...options.map(([value, text]) => element("option", { value }, text))));

/**
 * Offers every chain, once there are others than before; what was chosen stays.
 * @param {HTMLSelectElement} select @param {{chain: string, name: string}[]} chains @returns {boolean} whether another one is chosen now
 */
export function offer(select, chains) {
  const shown = JSON.stringify(chains.map(({ chain, name }) => [chain, name]));
  if (select.dataset["chains"] === shown) return false;
  const { value } = select;
  select.replaceChildren(...chains.map(({ chain, name }) => element("option", { value: chain }, name)));
  if (chains.some(({ chain }) => chain === value)) select.value = value;
  select.dataset["chains"] = shown;
  return select.value !== value;
}

/**
 * What is in a list: shown anew, and whoever was on a button that is gone is put on the title of its section.
 * @param {HTMLElement} list @param {Node[]} items @param {string} none what to say where there is none
 */
export function fill(list, items, none) {
  const had = list.contains(document.activeElement);
  list.replaceChildren(...(items.length > 0 ? items : [element("li", { class: "none quiet" }, none)]));
  if (had) list.closest("section")?.querySelector("h2")?.focus();
}

/** @param {() => string | null} submit returns why it is not taken @param {...Child} children a form that says so */
export function form(submit, ...children) {
  const problem = element("p", { class: "problem", role: "alert" });
  const made = element("form", {
    submit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const why = submit();
      problem.textContent = why === null ? "" : words(why);
      if (why === null) made.reset();
    },
  }, ...children, problem);
  return made;
}

/** Has the browser save a file. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  // The browser has the blob by the time the click was heard.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {HTMLElement} inside @param {string} id @returns {string} what is typed or chosen there */
export const typed = (inside, id) => /** @type {HTMLInputElement} */ (inside.querySelector(`#${id}`)).value.trim();
