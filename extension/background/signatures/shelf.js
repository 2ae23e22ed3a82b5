// @ts-check
/**
 * Signatures that were given, as they are kept: what one that is asked for would be, until the wallet answers, for this
 * session of the browser only; and those that wallets gave.
 */
import { once, queue } from "../once.js";

/** @typedef {import("../../wasm/background.js").Given} Given */
/** @typedef {import("../../wasm/background.js").GivenNow} GivenNow */
/** @typedef {import("../../wasm/background.js").Text} Text */
/** @typedef {{origin: string, headline: Text, given: Given}} Asked */
/** @typedef {Asked & {at: number, now: GivenNow | null, readAt: number}} Kept `at` and `readAt` are unix seconds */

/** Signatures that are kept. Of more, those that are over go first, then the oldest. */
export const MOST = 256;
/** How many of one origin are: no site has what was signed at others forgotten. */
const MOST_OF_ONE = 64;
/** Requests that wallets have not answered, of all and of one origin; of more, the oldest go. */
const MOST_ASKED = 64;
const MOST_ASKED_OF_ONE = 16;

/** States that a signature comes out of no more, as far as anybody can tell. */
const OVER = new Set(["used", "expired", "cancelled", "superseded"]);

/** @param {Kept} kept */
export const isOver = ({ now }) => now !== null && OVER.has(now.state.state);

export class Shelf {
  #store;
  /** @type {Map<string, Kept>} */
  #all = new Map();
  #load;
  #next = queue();

  /** @param {import("../store.js").Store} store */
  constructor(store) {
    this.#store = store;
    this.#load = once(async () => {
      for (const [name, { origin, headline, given, at, now, readAt }] of await this.#store.list("signature")) {
        this.#all.set(name, { origin, headline, given, at, now, readAt });
      }
    });
  }

  /** A request is on its way to a wallet. @param {string} key @param {Asked} asked @returns {Promise<void>} once a death of the background would not lose it */
  ask(key, asked) {
    return this.#next(async () => {
      const others = (await this.#asked()).filter((one) => one.key !== key);
      const ofOne = others.filter((one) => one.asked.origin === asked.origin).slice(MOST_ASKED_OF_ONE - 1);
      const all = [{ key, asked }, ...others.filter((one) => !ofOne.includes(one))];
      await this.#store.write("signing", "all", { all: all.slice(0, MOST_ASKED) });
    });
  }

  /** The wallet answered it. @param {string} key @param {boolean} isSigned @returns {Promise<boolean>} whether anything is kept of it */
  answer(key, isSigned) {
    return this.#next(async () => {
      const all = await this.#asked();
      const one = all.find((other) => other.key === key);
      if (!one) return false;
      await this.#store.write("signing", "all", { all: all.filter((other) => other !== one) });
      if (isSigned) await this.#add(one.asked);
      return isSigned;
    });
  }

  /** @returns {Promise<{key: string, asked: Asked}[]>} */
  async #asked() {
    return (await this.#store.read("signing", "all"))?.all ?? [];
  }

  /** @param {Asked} asked */
  async #add(asked) {
    await this.#load();
    await this.#write(nameOf(asked.given), { ...asked, at: Math.floor(Date.now() / 1000), now: null, readAt: 0 });
    const least = [...this.#all].sort(([, one], [, other]) => Number(isOver(other)) - Number(isOver(one)) || one.at - other.at);
    const ofOne = least.filter(([, { origin }]) => origin === asked.origin);
    const isFull = this.#all.size > MOST;
    const [oldest] = ofOne.length > MOST_OF_ONE ? ofOne : isFull ? least : [];
    if (oldest) await this.#remove(oldest[0]);
  }

  /** @returns {Promise<[string, Kept][]>} the last first */
  async all() {
    await this.#load();
    return [...this.#all].sort(([, one], [, other]) => other.at - one.at);
  }

  /** Changes those that are still there. @param {string[]} names @param {(kept: Kept, at: number) => Kept} change */
  change(names, change) {
    return this.#next(async () => {
      await this.#load();
      for (const [at, name] of names.entries()) {
        const kept = this.#all.get(name);
        if (kept) await this.#write(name, change(kept, at));
      }
    });
  }

  /** @param {string[]} names */
  forget(names) {
    return this.#next(async () => {
      await this.#load();
      for (const name of names) await this.#remove(name);
    });
  }

  /** @param {string} name @param {Kept} kept */
  async #write(name, kept) {
    this.#all.set(name, kept);
    await this.#store.write("signature", name, kept);
  }

  /** @param {string} name */
  async #remove(name) {
    this.#all.delete(name);
    await this.#store.remove("signature", name);
  }
}

/** The same may be signed by several accounts: not every message names its signer. @param {Given} given */
const nameOf = ({ digest, signature: { chain, owner } }) => `${chain}/${owner}/${digest}`;
