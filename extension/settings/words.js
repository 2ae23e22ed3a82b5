// @ts-check
/** The sentences of the catalogue, for a page that needs no more of them than names and numbers in their places. */

import { speak } from "../language.js";

/** @type {import("../language.js").Messages} */
let catalogue = {};
let language = "en";
/** @type {Intl.PluralRules} */
let plurals;
/** @type {Intl.NumberFormat} */
let numbers;
/** @type {Intl.ListFormat} */
let lists;

/** Learns the language of this page. @returns {Promise<import("../language.js").Speech>} */
export async function learn() {
  const speech = await speak();
  take(speech);
  return speech;
}

/** Speaks so from now on. @param {import("../language.js").Speech} speech */
export function take(speech) {
  catalogue = speech.messages;
  language = speech.tag;
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
  lists = new Intl.ListFormat(language, { type: "unit" });
}

/**
 * @param {string} key @param {Record<string, string | number>} [values] for the places in the sentence
 * @returns {string}
 */
export function words(key, values = {}) {
  const message = catalogue[key]?.message ?? `[${key}]`;
  return message.replace(/\{(\w+)\}/g, (place, name) => shown(values[name] ?? place));
}

/** A sentence about a number of things. @param {string} key @param {number} count */
export function counted(key, count) {
  const form = `${key}_${plurals.select(count)}`;
  return words(form in catalogue ? form : `${key}_other`, { count });
}

/** Several things, one after another. @param {string[]} things */
export const listed = (things) => lists.format(things);

/** @param {number} unix seconds @returns {string} */
export const moment = (unix) => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(unix * 1000);

/** @param {Date} date @param {Intl.DateTimeFormatOptions} parts of it that are said */
export const dated = (date, parts) => new Intl.DateTimeFormat(language, parts).format(date);

/** @param {string | number} value */
const shown = (value) => (typeof value === "number" ? numbers.format(value) : value);
