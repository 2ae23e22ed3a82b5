// @ts-check
/**
 * Sites that are not asked about any more: for a minute, since the person refused them again and again; or
 * until the browser ends, since the person muted them. Both refuse; nothing here lets anything pass.
 */
import { once } from "../once.js";

/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../senders.js").PageSender} PageSender */
/**
 * @typedef {object} Patience of a person with one origin, or with one tab
 * @property {number[]} refusals when they were, in ms since 1970, since the last Continue
 * @property {number} until which nothing is asked, in ms since 1970
 * @property {boolean} muted
 */

/** So many refusals … */
const REFUSALS = 3;
/** … within so many ms … */
const WITHIN_MS = 30_000;
/** … and nothing is asked for so many ms. */
const PAUSE_MS = 60_000;

export class Sites {
  #store;
  #now;
  /** By origin, and by `tab:` and its id: many origins in one tab are one nuisance. @type {Map<string, Patience>} */
  #known = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #loaded = once(() => this.#load());

  /** @param {import("../store.js").Store} store @param {() => number} [now] in ms since 1970 */
  constructor(store, now = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Reads what a former life wrote. */
  load() {
    return this.#loaded();
  }

  async #load() {
    for (const [name, { refusals, until, muted }] of await this.#store.list("site")) {
      this.#known.set(name, { refusals, until, muted });
    }
    this.#changed();
  }

  /** @param {() => void} listener called whenever the muted sites change @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {string[]} the origins that are muted */
  muted() {
    return [...this.#known].filter(([, { muted }]) => muted).map(([origin]) => origin);
  }

  /** @param {PageSender} sender @returns {"muted" | "paused" | null} why it may not ask */
  silence(sender) {
    const known = namesOf(sender).map((name) => this.#of(name));
    if (known.some(({ muted }) => muted)) return "muted";
    return known.some(({ until }) => until > this.#now()) ? "paused" : null;
  }

  /** The person refused one of its requests. @param {PageSender} sender */
  refused(sender) {
    const now = this.#now();
    for (const name of namesOf(sender)) {
      const { refusals, until, muted } = this.#of(name);
      const recent = [...refusals.filter((at) => at > now - WITHIN_MS), now].slice(-REFUSALS);
      this.#write(name, { refusals: recent, until: recent.length < REFUSALS ? until : now + PAUSE_MS, muted });
    }
  }

  /** The person let one of its requests through. @param {PageSender} sender */
  continued(sender) {
    for (const name of namesOf(sender)) {
      if (this.#known.has(name)) this.#write(name, { ...this.#of(name), refusals: [] });
    }
  }

  /** @param {string} origin */
  mute(origin) {
    this.#write(origin, { ...this.#of(origin), muted: true });
    this.#changed();
  }

  /** Asks again, and at once. @param {string} origin */
  unmute(origin) {
    this.#write(origin, { refusals: [], until: 0, muted: false });
    this.#changed();
  }

  /** @param {string} name @returns {Patience} */
  #of(name) {
    return this.#known.get(name) ?? { refusals: [], until: 0, muted: false };
  }

  /** @param {string} name @param {Patience} patience */
  #write(name, patience) {
    if (this.#isSpent(patience)) {
      this.#known.delete(name);
      void this.#store.remove("site", name);
      return;
    }
    this.#known.set(name, patience);
    void this.#store.write("site", name, patience);
    for (const [other, old] of this.#known) if (this.#isSpent(old)) this.#write(other, old);
  }

  /** Whether it says no more than an absent one. @param {Patience} patience */
  #isSpent({ refusals, until, muted }) {
    const now = this.#now();
    return !muted && until <= now && refusals.every((at) => at <= now - WITHIN_MS);
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {PageSender} sender */
const namesOf = ({ origin, tab }) => [origin, `tab:${tab}`];
