// @ts-check
/**
 * The language of a page: the one that the person chose in the settings, else the one that the browser would choose. A
 * sentence that a language lacks is said in English. A chain that the person added has the name that they gave it.
 */
import { KIND, NAME, VERSION, ownChainsOf } from "./own-chains.js";

/**
 * A language of `data/languages.json`: its folder under `_locales`, its own name, the plural categories that its
 * sentences have (CLDR), and whether a native speaker has read all of it.
 * @typedef {{folder: string, name: string, plurals: string[], reviewed: boolean}} Language
 */
/** @typedef {Record<string, {message: string}>} Messages */
/** @typedef {import("./own-chains.js").OwnChain} OwnChain */
/**
 * @typedef {object} Speech
 * @property {string} language of the sentences (BCP 47)
 * @property {string} direction `ltr` or `rtl`
 * @property {string} tag how numbers and times are written (BCP 47)
 * @property {Messages} messages
 * @property {Messages | null} english what stands beside a sentence of a High or Critical risk, as no native speaker has reviewed it
 */

const ENGLISH = "en";
/** The pages' own record in the storage, which the background does not read. */
const CHOSEN = "language/chosen";
/** The background's, of chains that the person added. */
const ADDED = `${KIND}/${NAME}`;

/** Chooses the language of this page, reads its sentences, and tells the document. @returns {Promise<Speech>} */
export async function speak() {
  const speech = await speechOf();
  document.documentElement.lang = speech.language;
  document.documentElement.dir = speech.direction;
  return speech;
}

/** Chooses the language and reads its sentences. @returns {Promise<Speech>} */
export async function speechOf() {
  const [languages, original, { wanted, added }] = await Promise.all([languagesOf(), messagesOf(ENGLISH), kept()]);
  // Each catalogue names its own folder, so this is the one that the browser takes.
  const own = chrome.i18n.getMessage("ui_folder");
  const known = (/** @type {string | null} */ folder) => languages.find((one) => one.folder === folder);
  const { folder, reviewed } = known(wanted) ?? known(own) ?? { folder: ENGLISH, reviewed: true };
  const english = named(original, added);
  const messages = folder === ENGLISH ? english : named({ ...original, ...(await messagesOf(folder)) }, added);
  const language = tagOf(folder);
  const direction = messages["ui_direction"]?.message ?? "ltr";
  return { language, direction, tag: formatsOf(language, chrome.i18n.getUILanguage()), messages, english: reviewed ? null : english };
}

/** As the module of prompt and popup takes it. @param {Speech} speech @returns {[tag: string, messages: string, english: string | undefined]} */
export const toModule = ({ tag, messages, english }) => [tag, JSON.stringify(messages), english ? JSON.stringify(english) : undefined];

/** @returns {Promise<Language[]>} */
export const languagesOf = async () => (await read("data/languages.json")).languages;

/** The folder that the person chose, or null. @returns {Promise<string | null>} */
export const chosen = async () => (await kept()).wanted;

/** @returns {Promise<{wanted: string | null, added: OwnChain[]}>} the folder that the person chose, and the chains that they added */
async function kept() {
  try {
    const { [CHOSEN]: choice, [ADDED]: record } = await chrome.storage.local.get([CHOSEN, ADDED]);
    return { wanted: choice?.folder ?? null, added: record?.v === VERSION ? ownChainsOf(record) : [] };
  } catch {
    // Storage that cannot be read must not keep a prompt from being shown.
    return { wanted: null, added: [] };
  }
}

/** With the names of chains that the person added, as theirs; a name that is there stays. @param {Messages} messages @param {OwnChain[]} added */
function named(messages, added) {
  const form = messages["fmt_own_chain"]?.message ?? "";
  const names = added.map(({ chain, name }) => {
    const id = String(BigInt(chain));
    return [`chain_${id}`, { message: form.replace("{id}", id).replace("{name}", () => name) }];
  });
  return { ...Object.fromEntries(names), ...messages };
}

/** @param {string | null} folder null for the browser's own language */
export const choose = (folder) =>
  folder === null ? chrome.storage.local.remove(CHOSEN) : chrome.storage.local.set({ [CHOSEN]: { v: 1, folder } });

/** @param {string} folder @returns {string} BCP 47 */
export const tagOf = (folder) => folder.replace("_", "-");

/**
 * The browser's own kind of the language (`de-AT`) where it has one, so that plurals always fit the words. Digits are
 * those that wallets and requests write: numbers are there to be compared.
 * @param {string} language @param {string} browser
 */
function formatsOf(language, browser) {
  const tag = written(browser) === written(language) ? browser : language;
  return new Intl.Locale(tag, { numberingSystem: "latn" }).toString();
}

/** The language and its script, or null if the tag is none. @param {string} tag */
function written(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

/** @param {string} folder @returns {Promise<Messages>} */
const messagesOf = (folder) => read(`_locales/${folder}/messages.json`);

/** @param {string} file */
const read = async (file) => (await fetch(file)).json();
