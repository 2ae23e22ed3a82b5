// @ts-check
/**
 * What the person dealt with before: whom they paid, whom they allowed something, whom each site had them allow, and
 * what they want to be asked about no more. Nothing of it comes from a page but the addresses in requests that were
 * continued, and nothing is kept of private windows. Who counts as paid is the guard's to say.
 */
import { once } from "./once.js";

/** @typedef {import("../wasm/background.js").Memory} Known */
/** @typedef {import("../wasm/background.js").Trust} Trust */
/** @typedef {import("../wasm/background.js").Payment} Payment */
/** @typedef {import("../wasm/background.js").Judgement} Judgement */

/** Addresses that are kept of each kind: the guard takes twice as many. Of more, the oldest go. */
export const MOST = 2048;
/** Spenders of all sites together that are kept. */
export const MOST_SPENDERS = 4096;
/** Things that are trusted; no more are taken. */
export const MOST_TRUSTED = 1024;

export class Memory {
  #store;
  /** What was paid, the latest last. @type {Map<string, Payment>} */
  #paid = new Map();
  /** When each address was last allowed something, in ms since 1970. @type {Map<string, number>} */
  #allowed = new Map();
  /** The same of the spenders of a site: `origin address`. @type {Map<string, number>} */
  #spenders = new Map();
  /** @type {Map<string, Trust>} */
  #trusted = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #ready;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
    this.#ready = once(() => this.#load());
  }

  async #load() {
    const kinds = /** @type {const} */ (["paid", "allowed", "spender", "trust", "met"]);
    const [paid = [], allowed = [], spenders = [], trusted = [], met = []] = await Promise.all(kinds.map((kind) => this.#store.list(kind)));
    this.#fillPaid(paid);
    fill(this.#allowed, allowed);
    fill(this.#spenders, spenders);
    // Of these nobody knows whether they were paid or allowed, or stood beside what was: they count as strangers again.
    for (const [name] of met) void this.#store.remove("met", name).catch(() => {});
    for (const [name, { origin, chain, spender, token, ceiling }] of trusted) {
      this.#trusted.set(name, { origin, chain, spender, token, ceiling });
    }
  }

  /**
   * Of what an earlier version kept nobody knows what was paid.
   * @param {[string, Partial<Payment & {at: number}>][]} records
   */
  #fillPaid(records) {
    for (const [name, { to, chain, token, most }] of records.sort(byTime)) {
      if (to && chain && token && most) this.#paid.set(name, { to, chain, token, most });
      else void this.#store.remove("paid", name).catch(() => {});
    }
  }

  /** @param {string} origin @returns {Promise<Omit<Known, "ages">>} what is known when this site asks */
  async of(origin) {
    await this.#ready();
    const own = [...this.#spenders.keys()].filter((name) => name.startsWith(`${origin} `));
    const paid = [...this.#paid.values()];
    return {
      met: [...new Set([...paid.map(({ to }) => to), ...this.#allowed.keys()])],
      paid,
      spenders: own.map((name) => name.slice(origin.length + 1)),
      trusted: this.trusted().filter((trust) => trust.origin === origin),
    };
  }

  /** @returns {Promise<string[]>} everybody whom the person allowed something */
  async spenders() {
    await this.#ready();
    return [...this.#allowed.keys()];
  }

  /** @returns {Promise<void>} ends once what was stored is known */
  loaded() {
    return this.#ready();
  }

  /** What is stored is another now. */
  async renew() {
    for (const map of [this.#paid, this.#allowed, this.#spenders, this.#trusted]) map.clear();
    this.#ready = once(() => this.#load());
    await this.#ready();
    this.#changed();
  }

  /** @returns {Trust[]} everything that the person wants to be asked about no more */
  trusted() {
    return [...this.#trusted.values()];
  }

  /** The person continued a request of this site. @param {string} origin @param {Judgement} judgement */
  async continued(origin, { effects, pays }) {
    await this.#ready();
    for (const effect of effects) {
      if (effect.effect !== "grant") continue;
      await this.#note("spender", this.#spenders, `${origin} ${effect.spender}`, MOST_SPENDERS);
      await this.#note("allowed", this.#allowed, effect.spender, MOST);
    }
    if (pays) await this.#pay(pays);
  }

  /** The most of each token that somebody got. @param {Payment} payment */
  async #pay(payment) {
    const name = paidName(payment);
    const before = this.#paid.get(name);
    const most = before && BigInt(before.most ?? 0) > BigInt(payment.most ?? 0) ? before.most : payment.most;
    await this.#keep("paid", this.#paid, name, { ...payment, most }, { ...payment, most, at: Date.now() }, MOST);
  }

  /** @param {"allowed" | "spender"} kind @param {Map<string, number>} map @param {string} name @param {number} most */
  async #note(kind, map, name, most) {
    const at = Date.now();
    await this.#keep(kind, map, name, at, { at }, most);
  }

  /**
   * @template T
   * @param {"paid" | "allowed" | "spender"} kind @param {Map<string, T>} map @param {string} name @param {T} value
   * @param {object} record of it in storage @param {number} most that are kept
   */
  async #keep(kind, map, name, value, record, most) {
    map.delete(name);
    map.set(name, value);
    await this.#store.write(kind, name, record);
    for (const [oldest] of map) {
      if (map.size <= most) return;
      map.delete(oldest);
      await this.#store.remove(kind, oldest);
    }
  }

  /** The person wants to be asked about this no more at this site. @param {string} origin @param {Trust[]} list */
  async trust(origin, list) {
    await this.#ready();
    for (const { chain, spender, token, ceiling } of list) {
      const trust = { origin, chain, spender, token, ceiling };
      const name = nameOf(trust);
      if (this.#trusted.size >= MOST_TRUSTED && !this.#trusted.has(name)) continue;
      this.#trusted.set(name, trust);
      await this.#store.write("trust", name, trust);
    }
    this.#changed();
  }

  /** @param {Trust} trust */
  async distrust(trust) {
    await this.#ready();
    const name = nameOf(trust);
    this.#trusted.delete(name);
    await this.#store.remove("trust", name);
    this.#changed();
  }

  /** @param {() => void} listener called whenever what is trusted changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {Map<string, number>} map @param {[string, {at: number}][]} records */
const fill = (map, records) => {
  for (const [name, { at }] of records.sort(byTime)) map.set(name, at);
};

/** The oldest first. @param {[string, {at?: number}]} one @param {[string, {at?: number}]} other */
const byTime = ([, { at: one = 0 }], [, { at: other = 0 }]) => one - other;

/** @param {Payment} payment */
export const paidName = ({ chain, token, to }) => `${chain} ${token} ${to}`;

/** @param {Trust} trust */
export const nameOf = ({ origin, chain, spender, token }) => `${origin} ${chain} ${spender} ${token}`;
