// @ts-check
/**
 * Languages that nobody speaks, made of the English one, to see what the pages do with other words: `en_XA` has accents
 * and is half as long again, `ar_XB` runs from right to left. They are served to tests and ship nowhere.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {Record<string, {message: string}>} Messages */

const FROM = "aceginorsuyzACEGINORSUYZ";
const TO = "áçéğîñöŕšüýžÁÇÉĞÎÑÖŔŠÜÝŽ";
/** Begins and ends text whose letters are all taken as going from right to left. */
const RIGHT_TO_LEFT = "\u202e";
const END = "\u202c";

/** @type {Record<string, {direction: string, speak: (words: string) => string}>} what becomes of the words between the placeholders */
const PSEUDO = {
  en_XA: { direction: "ltr", speak: (words) => words.replace(/\p{L}+/gu, (word) => accented(word) + "·".repeat(Math.floor(word.length / 2))) },
  ar_XB: { direction: "rtl", speak: (words) => words.replace(/\p{L}+/gu, (word) => RIGHT_TO_LEFT + word + END) },
};

export const PSEUDO_LANGUAGES = Object.keys(PSEUDO);

/**
 * The files of an extension that has these languages as well.
 * @param {string} folder the built extension @returns {Promise<Record<string, string>>} texts by path
 */
export async function pseudoFiles(folder) {
  const read = async (/** @type {string} */ file) => JSON.parse(await readFile(join(folder, file), "utf8"));
  const english = await read("_locales/en/messages.json");
  const { languages } = await read("data/languages.json");
  const added = PSEUDO_LANGUAGES.map((name) => ({ folder: name, name, plurals: ["one", "other"], reviewed: false }));
  const catalogues = PSEUDO_LANGUAGES.map((name) => [`_locales/${name}/messages.json`, JSON.stringify(messagesOf(name, english))]);
  return { "data/languages.json": JSON.stringify({ languages: [...languages, ...added] }), ...Object.fromEntries(catalogues) };
}

/** @param {string} folder @param {Messages} english @returns {Messages} */
function messagesOf(folder, english) {
  const { direction, speak } = /** @type {{direction: string, speak: (words: string) => string}} */ (PSEUDO[folder]);
  const said = (/** @type {string} */ text) => text.split(/(\{\w+\})/).map((part) => (part.startsWith("{") ? part : speak(part))).join("");
  const all = Object.entries(english).map(([key, { message }]) => [key, { message: said(message) }]);
  return { ...Object.fromEntries(all), ui_folder: { message: folder }, ui_direction: { message: direction } };
}

/** @param {string} word */
const accented = (word) => [...word].map((letter) => TO[FROM.indexOf(letter)] ?? letter).join("");
