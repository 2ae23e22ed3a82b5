// @ts-check
/**
 * Accounts that the person has used: those of requests that they continued, and those that the popup was about. A page
 * makes requests in the name of as many as it likes, so being asked about one is not enough.
 */
import { queue } from "./once.js";

/** Accounts that are kept; of more, those that were not used for longest go. */
export const MOST = 64;

export class Accounts {
  #store;
  #now;
  #next = queue();

  /** @param {import("./store.js").Store} store @param {() => number} [now] in ms since 1970 */
  constructor(store, now = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** @returns {Promise<string[]>} the last that was used first */
  async all() {
    const known = await this.#store.list("account");
    return known.sort(([, one], [, other]) => other.seen - one.seen).map(([address]) => address);
  }

  /**
   * The person uses it.
   * @param {string} address
   * @returns {Promise<void>} which does not reject: what cannot be kept is no reason to do anything else
   */
  used(address) {
    return this.#next(() => this.#keep(address)).catch(() => {});
  }

  /** Knows it no more. @param {string} address */
  forget(address) {
    return this.#next(() => this.#store.remove("account", address));
  }

  /** @param {string} address */
  async #keep(address) {
    const others = (await this.all()).filter((other) => other !== address);
    await Promise.all(others.slice(MOST - 1).map((oldest) => this.#store.remove("account", oldest)));
    await this.#store.write("account", address, { seen: this.#now() });
  }
}
