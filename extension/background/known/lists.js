// @ts-check
/**
 * Lists of bad sites and addresses that the person turned on. A list is fetched when it is turned on and again from
 * time to time, and kept in few bytes, so that lookups need no network. What could not be fetched or read leaves the
 * last copy as it is.
 */
import { isFetchable } from "../fetchable.js";
import { queue } from "../once.js";
import { NotFetched, fetchList } from "./published.js";

/** @typedef {import("../../wasm/background.js").Text} Text */
/** @typedef {import("../../wasm/background.js").ListView} ListView */
/** @typedef {import("./module.js").Site} Site */
/** @typedef {import("./module.js").Listed} Listed */
/** @typedef {import("./module.js").Opened} Opened */
/**
 * @typedef {object} List as it is recorded, under its address
 * @property {string} name
 * @property {string} digest of what was published, in hexadecimal; empty before it was read
 * @property {number[]} counts of sites, addresses, and entries that are neither
 * @property {number} readAt when it last changed, in ms since 1970; 0 is never
 * @property {number} askedAt when it was last asked for, in ms since 1970
 * @property {Text | null} problem why the last try failed
 */

/** How long a list is good before it is fetched again, in ms. */
const FRESH_MS = 6 * 60 * 60 * 1000;
/** The most lists that are on. */
export const MAX_LISTS = 8;
/** The longest name, in characters. */
const MAX_NAME = 64;

export class Lists {
  #store;
  #shelf;
  #module;
  #now;
  /** @type {Promise<Opened> | null} */
  #opened = null;
  /** One change of the records after the other. */
  #next = queue();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {object} parts
   * @param {import("../store.js").Store} parts.store
   * @param {import("./shelf.js").Shelf} parts.shelf
   * @param {typeof import("./module.js")} parts.module
   * @param {() => number} [parts.now] in ms since 1970
   */
  constructor({ store, shelf, module, now = Date.now }) {
    this.#store = store;
    this.#shelf = shelf;
    this.#module = module;
    this.#now = now;
  }

  /** Opens the lists, if they are not. @returns {Promise<void>} */
  prepare() {
    return this.#ask(async () => {});
  }

  /** @param {string} origin @returns {Promise<Site>} */
  site(origin) {
    return this.#ask((opened) => opened.site(origin));
  }

  /** @param {string[]} addresses @returns {Promise<Listed[]>} those of them that are listed */
  listed(addresses) {
    return this.#ask((opened) => opened.listed(addresses));
  }

  /** @returns {Promise<ListView[]>} the lists that are on */
  async views() {
    const lists = await this.#store.list("list");
    return lists.map(([url, { name, counts, readAt, askedAt, problem }]) => ({
      url, name, sites: counts[0] ?? 0, addresses: counts[1] ?? 0, readAt: seconds(readAt), askedAt: seconds(askedAt), problem,
    }));
  }

  /** @param {() => void} listener called whenever what is recorded of a list changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Turns a list on, and fetches it. @param {{url: string, name: string}} list @returns {Promise<void>} */
  add({ url, name }) {
    return this.#next(async () => {
      const lists = await this.#store.list("list");
      if (!isFetchable(url) || lists.length >= MAX_LISTS) return;
      const known = lists.find(([own]) => own === url)?.[1];
      const fresh = freshList({ url, name });
      const list = known ? { ...known, name: fresh.name } : fresh;
      await this.#write(url, list);
      await this.#fetch(url, list);
    });
  }

  /** Turns a list off, and forgets it. @param {string} url @returns {Promise<void>} */
  remove(url) {
    return this.#next(async () => {
      await this.#store.remove("list", url);
      await this.#shelf.remove(url);
      this.#opened = null;
      this.#changed();
    });
  }

  /** What is stored is another now: what was kept of lists that are off is forgotten, and what is new is fetched. */
  async renew() {
    await this.#next(async () => {
      const on = new Set((await this.#store.list("list")).map(([url]) => url));
      for (const url of await this.#shelf.names()) if (!on.has(url)) await this.#shelf.remove(url);
      this.#opened = null;
      this.#changed();
    });
    void this.refresh({ all: false }).catch(() => {});
  }

  /** Fetches the lists that are on. @param {{all: boolean}} which all, or those that are due @returns {Promise<void>} */
  refresh({ all }) {
    return this.#next(async () => {
      for (const [url, list] of await this.#store.list("list")) {
        if (all || this.#now() - list.askedAt >= FRESH_MS) await this.#fetch(url, list);
      }
    });
  }

  /** @param {string} url @param {List} list */
  async #write(url, list) {
    await this.#store.write("list", url, list);
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }

  /** @param {string} url @param {List} list */
  async #fetch(url, list) {
    const asked = { ...list, askedAt: this.#now() };
    try {
      await this.#take(url, asked);
    } catch (error) {
      await this.#write(url, { ...asked, problem: problemOf(error) });
    }
  }

  /** @param {string} url @param {List} list */
  async #take(url, list) {
    const published = await fetchList(url);
    const digest = await digestOf(published);
    if (digest === list.digest) return this.#write(url, { ...list, readAt: list.readAt || this.#now(), problem: null });
    const kept = await this.#module.pack(published, crypto.getRandomValues(new Uint8Array(16)));
    await this.#shelf.write(url, kept);
    await this.#write(url, { ...list, digest, problem: null });
    // It has not been read before it is known what is in it.
    this.#opened = this.#open((...found) => this.#record(...found));
    await this.#opened;
    await this.#record(url, digest, { readAt: this.#now() });
  }

  /**
   * Writes down more of a list, if it is on and still the same.
   * @param {string} url @param {string} digest @param {Partial<List>} more
   */
  async #record(url, digest, more) {
    const list = await this.#store.read("list", url);
    if (list?.digest === digest) await this.#write(url, { ...list, ...more });
  }

  /** @param {(url: string, digest: string, more: Partial<List>) => unknown} record @returns {Promise<Opened>} */
  async #open(record) {
    const response = await fetch(chrome.runtime.getURL("data/sites.json"));
    const opened = await this.#module.Opened.of(await response.text());
    for (const [url, list] of await this.#store.list("list")) {
      if (list.digest === "") continue;
      // Storage that fails is a list that is lost: it is fetched again as if it had never been read.
      const kept = await this.#shelf.read(url).catch(() => null);
      const counts = kept && (await opened.add(list.name, kept));
      if (!counts) await record(url, list.digest, { digest: "", askedAt: 0, problem: UNREADABLE });
      else if (String(counts) !== String(list.counts)) await record(url, list.digest, { counts });
    }
    return opened;
  }

  /** Records what was found beside a change that is being made. @param {[url: string, digest: string, more: Partial<List>]} found */
  #later(...found) {
    void this.#next(() => this.#record(...found)).catch(() => {});
  }

  /**
   * @template T
   * @param {(opened: Opened) => Promise<T>} question
   * @returns {Promise<T>}
   */
  async #ask(question) {
    try {
      return await question(await (this.#opened ??= this.#open((...found) => this.#later(...found))));
    } catch (error) {
      // What trapped is gone with everything that was open.
      this.#opened = null;
      throw error;
    }
  }

}

/** @param {{url: string, name: string}} list @returns {List} as it is recorded before it was fetched */
export const freshList = ({ url, name }) =>
  ({ name: name.trim().slice(0, MAX_NAME) || new URL(url).host, digest: "", counts: [0, 0, 0], readAt: 0, askedAt: 0, problem: null });

/** @type {Text} */
const UNREADABLE = { id: "list_unreadable", args: {} };

/** @param {number} ms */
const seconds = (ms) => Math.floor(ms / 1000);

/** @param {unknown} error @returns {Text} */
const problemOf = (error) => {
  if (error instanceof NotFetched) return { id: error.message, args: {} };
  return typeof error === "string" ? { args: {}, ...JSON.parse(error) } : UNREADABLE;
};

/** @param {Uint8Array} bytes */
const digestOf = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {Uint8Array<ArrayBuffer>} */ (bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};
