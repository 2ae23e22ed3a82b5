// @ts-check
/**
 * The extension's storage; the background is its single writer. Every record is `{v, …}` under a key
 * `kind/name`. A record of a newer version is left alone and read as absent.
 */

/** The version this code writes, by kind. */
const VERSIONS = /** @type {const} */ ({ account: 1, allowances: 1, endpoint: 1, prompt: 1, run: 1 });

/** @typedef {keyof typeof VERSIONS} Kind */

/** Kinds that end with the browser session. */
const SESSION = new Set(["prompt"]);

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
    const old = (await this.#area(kind).get(key))[key];
    if (typeof old?.v === "number" && old.v > VERSIONS[kind]) return;
    await this.#area(kind).set({ [key]: { ...record, v: VERSIONS[kind] } });
  }

  /** @param {Kind} kind @param {string} name */
  async remove(kind, name) {
    await this.#area(kind).remove(`${kind}/${name}`);
  }

  /**
   * Every readable record of a kind.
   * @param {Kind} kind
   * @returns {Promise<[string, any][]>} name and record
   */
  async list(kind) {
    const all = await this.#area(kind).get(null);
    return Object.entries(all)
      .filter(([key, record]) => key.startsWith(`${kind}/`) && this.#readable(kind, record))
      .map(([key, record]) => [key.slice(kind.length + 1), record]);
  }
}
