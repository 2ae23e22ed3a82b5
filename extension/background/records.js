// @ts-check
/**
 * Records of what went to a wallet: what one would be, until the wallet answers, for this session of the browser only;
 * and those that wallets answered, in storage, bounded.
 */
import { once, queue } from "./once.js";

/** @typedef {import("./store.js").Kind} Kind */
/**
 * @template Asked @template {{origin: string | null}} Kept
 * @typedef {object} Form
 * @property {Kind} kind of those that stay
 * @property {Kind} asking of those that no wallet has answered
 * @property {(asked: Asked) => {name: string, kept: Kept}} keep what is kept of one that was answered
 * @property {(record: any) => Kept | null} read what stands in storage; null for what is damaged, which stays there
 * @property {number} most how many are kept
 * @property {number} mostOfOne how many of one origin
 * @property {(one: Kept, other: Kept) => number} order which of two goes first once there are too many
 */

/** Requests that wallets have not answered, of all and of one origin; of more, the oldest go. */
const MOST_ASKED = 64;
const MOST_ASKED_OF_ONE = 16;

/** @template {{origin: string | null}} Asked @template {{origin: string | null}} Kept */
export class Records {
  #store;
  #form;
  /** @type {Map<string, Kept>} */
  #all = new Map();
  #load;
  #next = queue();

  /** @param {import("./store.js").Store} store @param {Form<Asked, Kept>} form */
  constructor(store, form) {
    this.#store = store;
    this.#form = form;
    this.#load = this.#loading();
  }

  #loading() {
    return once(async () => {
      for (const [name, record] of await this.#store.list(this.#form.kind)) {
        const kept = this.#form.read(record);
        if (kept) this.#all.set(name, kept);
      }
    });
  }

  /** What is stored is another now. */
  renew() {
    return this.#next(async () => {
      this.#all.clear();
      this.#load = this.#loading();
    });
  }

  /** A request is on its way to a wallet. @param {string} key @param {Asked} asked @returns {Promise<void>} once a death of the background would not lose it */
  ask(key, asked) {
    return this.#next(async () => {
      const others = (await this.#asked()).filter((one) => one.key !== key);
      const surplus = others.filter((one) => one.asked.origin === asked.origin).slice(MOST_ASKED_OF_ONE - 1);
      const all = [{ key, asked }, ...others.filter((one) => !surplus.includes(one))];
      await this.#store.write(this.#form.asking, "all", { all: all.slice(0, MOST_ASKED) });
    });
  }

  /**
   * The wallet answered it.
   * @param {string} key @param {boolean} isDone @param {(asked: Asked) => Asked} [answered] with what the answer adds
   * @returns {Promise<boolean>} whether anything is kept of it
   */
  answer(key, isDone, answered = (asked) => asked) {
    return this.#next(async () => {
      const all = await this.#asked();
      const one = all.find((other) => other.key === key);
      if (!one) return false;
      await this.#store.write(this.#form.asking, "all", { all: all.filter((other) => other !== one) });
      if (isDone) await this.#add(answered(one.asked));
      return isDone;
    });
  }

  /** Keeps something that no wallet need answer, if it is not kept yet. @param {Asked} asked @returns {Promise<boolean>} whether it was not */
  addNew(asked) {
    return this.#next(async () => {
      await this.#load();
      const isNew = !this.#all.has(this.#form.keep(asked).name);
      if (isNew) await this.#add(asked);
      return isNew;
    });
  }

  /** Keeps something that no wallet need answer. @param {Asked[]} list */
  add(list) {
    return this.#next(async () => {
      for (const one of list) await this.#add(one);
    });
  }

  /** @returns {Promise<{key: string, asked: Asked}[]>} */
  async #asked() {
    return (await this.#store.read(this.#form.asking, "all"))?.all ?? [];
  }

  /** @param {Asked} asked */
  async #add(asked) {
    await this.#load();
    const { name, kept } = this.#form.keep(asked);
    await this.#write(name, kept);
    const surplus = this.#surplus(kept);
    if (surplus) await this.#remove(surplus);
  }

  /** Of its own origin the first, then the first of all. @param {Kept} added @returns {string | undefined} */
  #surplus({ origin }) {
    const { most, mostOfOne, order } = this.#form;
    const all = [...this.#all];
    const own = all.filter(([, kept]) => kept.origin === origin);
    const from = own.length > mostOfOne ? own : all.length > most ? all : [];
    return from.sort(([, one], [, other]) => order(one, other))[0]?.[0];
  }

  /** @returns {Promise<[string, Kept][]>} */
  async all() {
    await this.#load();
    return [...this.#all];
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

  /** @param {string[] | null} names null is all, also what is damaged */
  forget(names) {
    return this.#next(async () => {
      await this.#load();
      const all = names ?? (await this.#store.list(this.#form.kind)).map(([name]) => name);
      for (const name of all) await this.#remove(name);
    });
  }

  /** @param {string} name @param {Kept} kept */
  async #write(name, kept) {
    await this.#store.write(this.#form.kind, name, kept);
    this.#all.set(name, kept);
  }

  /** @param {string} name */
  async #remove(name) {
    this.#all.delete(name);
    await this.#store.remove(this.#form.kind, name);
  }
}
