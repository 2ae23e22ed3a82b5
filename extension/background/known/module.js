// @ts-check
/** The module that reads lists and looks things up in them. A trap drops the instance, and with it what was open. */
import start, { __wbg_reset_state, Lookup, packList } from "../../wasm/lists.js";

/** @typedef {import("../../wasm/lists.js").Site} Site */
/** @typedef {import("../../wasm/lists.js").Listed} Listed */

const BINARY = new URL("../../wasm/lists_bg.wasm", import.meta.url);

/** @type {Promise<unknown> | null} */
let ready = null;

/**
 * @template T
 * @param {() => T} call
 * @returns {Promise<T>}
 */
const run = async (call) => {
  ready ??= start({ module_or_path: BINARY }).catch((error) => {
    ready = null;
    throw error;
  });
  await ready;
  try {
    return call();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      __wbg_reset_state();
      ready = null;
    }
    throw error;
  }
};

/**
 * @param {Uint8Array} published @param {Uint8Array} key of 16 bytes
 * @returns {Promise<Uint8Array>} what is kept of it; otherwise throws the sentence that says why, as JSON text
 */
export const pack = (published, key) => run(() => packList(published, key));

/** The well-known sites, and the lists that are on. */
export class Opened {
  #lookup;

  /** @param {Lookup} lookup */
  constructor(lookup) {
    this.#lookup = lookup;
  }

  /** @param {string} sites the text of `data/sites.json` */
  static async of(sites) {
    return new Opened(await run(() => new Lookup(sites)));
  }

  /** @param {string} name @param {Uint8Array} kept @returns {Promise<number[] | null>} how many sites, addresses and others */
  async add(name, kept) {
    const counts = await run(() => this.#lookup.add(name, kept));
    return counts ? [...counts] : null;
  }

  /** @param {string} origin @returns {Promise<Site>} */
  async site(origin) {
    return JSON.parse(await run(() => this.#lookup.site(origin)));
  }

  /** @param {string[]} addresses @returns {Promise<Listed[]>} */
  async listed(addresses) {
    return JSON.parse(await run(() => this.#lookup.addresses(JSON.stringify(addresses))));
  }
}
