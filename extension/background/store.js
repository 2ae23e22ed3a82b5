// @ts-check
/**
 * The extension's storage; the background is its single writer, but for the language of pages, which `language.js` keeps.
 * Every record is `{v, …}` under a key `kind/name`. A record of a newer version is left alone and read as absent.
 */

import { VERSION as OWN_CHAINS } from "../own-chains.js";

/** The version this code writes, by kind. */
export const VERSIONS = /** @type {const} */ ({
  account: 1, allowances: 1, allowed: 1, answers: 1, chain: OWN_CHAINS, deed: 1, directory: 1, doing: 1, endpoint: 1, explorer: 1, held: 1, list: 1, met: 1, name: 1,
  paid: 1, passed: 1, policy: 1, priced: 1, prices: 1, prompt: 1, run: 2, scan: 1, signature: 1, signing: 1, site: 1, spender: 1, told: 1,
  toolbar: 1, trust: 1, watching: 1,
});

/** @typedef {keyof typeof VERSIONS} Kind */

/** Kinds that end with the browser session, or when the extension is loaded anew. */
const SESSION = new Set(["answers", "doing", "held", "passed", "priced", "prompt", "signing", "site", "toolbar"]);

export class Store {
  #storage;

  /** @param {typeof chrome.storage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {Kind} kind */
  #area(kind) {
    return SESSION.has(kind) ? this.#storage.session : this.#storage.local;
  }

  /**
   * @param {Kind} kind @param {string} name
   * @returns {Promise<any>} the record, or null
   */
  async read(kind, name) {
    const key = `${kind}/${name}`;
    return this.#readable(kind, (await this.#area(kind).get(key))[key]);
  }

  /** @param {Kind} kind @param {any} record */
  #readable(kind, record) {
    return record && typeof record === "object" && record.v === VERSIONS[kind] ? record : null;
  }

  /**
   * Writes a record, unless a newer version of Countersign wrote one there.
   * @param {Kind} kind @param {string} name @param {object} record
   */
  async write(kind, name, record) {
    const key = `${kind}/${name}`;
    // What ends with the session was written by this version.
    const old = SESSION.has(kind) ? null : (await this.#area(kind).get(key))[key];
    if (typeof old?.v === "number" && old.v > VERSIONS[kind]) return;
    await this.#area(kind).set({ [key]: { ...record, v: VERSIONS[kind] } });
  }

  /** @param {Kind} kind @param {string} name */
  async remove(kind, name) {
    await this.#area(kind).remove(`${kind}/${name}`);
  }

  /** Forgets all that stays, of any version, and what waits for a wallet's answer to be kept. */
  async clear() {
    await this.#storage.local.clear();
    for (const kind of /** @type {const} */ (["doing", "signing"])) await this.remove(kind, "all");
  }

  /**
   * Puts these in the place of all records of some kinds that stay: all at once, or nothing. Those of a newer version stay.
   * @param {readonly Kind[]} kinds @param {[kind: Kind, name: string, record: object][]} records
   */
  async replace(kinds, records) {
    const area = this.#storage.local;
    const parts = await Promise.all(kinds.map((kind) => allUnder(area, `${kind}/`)));
    /** @type {Map<string, any>} */
    const old = new Map(parts.flatMap((part) => Object.entries(part)).filter(([key]) => kinds.some((kind) => key.startsWith(`${kind}/`))));
    const isNewer = (/** @type {string} */ key, /** @type {Kind} */ kind) => old.get(key)?.v > VERSIONS[kind];
    const added = records.map(([kind, name, record]) => ({ kind, key: `${kind}/${name}`, record: { ...record, v: VERSIONS[kind] } })).filter(({ key, kind }) => !isNewer(key, kind));
    const kept = new Set(added.map(({ key }) => key));
    const gone = [...old.keys()].filter((key) => !kept.has(key) && !kinds.some((kind) => key.startsWith(`${kind}/`) && isNewer(key, kind)));
    // One write, so that a death leaves the old or the new: what is empty reads as absent.
    await area.set(Object.fromEntries([...gone.map((key) => [key, null]), ...added.map(({ key, record }) => [key, record])]));
    await area.remove(gone).catch(() => {});
  }

  /**
   * Every readable record of a kind.
   * @param {Kind} kind
   * @returns {Promise<[string, any][]>} name and record
   */
  async list(kind) {
    const prefix = `${kind}/`;
    return Object.entries(await allUnder(this.#area(kind), prefix))
      .filter(([key, record]) => key.startsWith(prefix) && this.#readable(kind, record))
      .map(([key, record]) => [key.slice(prefix.length), record]);
  }
}

/**
 * At least every record whose key begins so. Other kinds may be large, and newer browsers need not read them for this.
 * @param {chrome.storage.StorageArea} area @param {string} prefix
 */
const allUnder = async (area, prefix) => {
  if (!area.getKeys) return area.get(null);
  return area.get((await area.getKeys()).filter((key) => key.startsWith(prefix)));
};
