// @ts-check
/** Requests that went through without asking, where the person wants to be told. They are told of until the browser ends. */
import { once } from "./once.js";

/** @typedef {import("../wasm/background.js").Passed} One */
/** @typedef {import("../wasm/background.js").Judgement} Judgement */
/** @typedef {import("./senders.js").PageSender} PageSender */

/** How many are kept; of more, the oldest go. */
const MOST = 50;
/** How many of one origin are: no site has what others did forgotten. */
const MOST_OF_ONE = 10;
/** How many allowances of one request are: the rest is only in the headline. */
const MOST_GRANTS = 8;

export class Passed {
  #store;
  /** The last first. @type {One[]} */
  #all = [];
  /** How many of each tab nobody has looked at. @type {Map<number, number>} */
  #unseen = new Map();
  /** @type {Set<(tab: number | null) => void>} */
  #listeners = new Set();
  #ready;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
    this.#ready = once(() => this.#load());
  }

  async #load() {
    const known = await this.#store.read("passed", "all");
    this.#all = known?.all ?? [];
    this.#unseen = new Map(known?.unseen ?? []);
  }

  /** @param {PageSender} sender @param {Judgement} judgement @param {{isKept: boolean}} options of a private window it is only counted */
  async add({ tab, origin }, { headline, chain, effects }, { isKept }) {
    await this.#ready();
    const grants = effects.flatMap((effect) => (effect.effect === "grant" ? grantOf(effect) : [])).slice(0, MOST_GRANTS);
    if (isKept) this.#note({ at: Math.floor(Date.now() / 1000), origin, headline, chain, grants });
    this.#unseen.set(tab, (this.#unseen.get(tab) ?? 0) + 1);
    await this.#changed(tab);
  }

  /** @param {One} one */
  #note(one) {
    const own = this.#all.filter(({ origin }) => origin === one.origin).slice(0, MOST_OF_ONE - 1);
    this.#all = [one, ...this.#all.filter((other) => other.origin !== one.origin || own.includes(other))].slice(0, MOST);
  }

  /** @returns {Promise<One[]>} the last first */
  async all() {
    await this.#ready();
    return this.#all;
  }

  /** @param {number} tab @returns {Promise<number>} how many of it nobody has looked at */
  async unseen(tab) {
    await this.#ready();
    return this.#unseen.get(tab) ?? 0;
  }

  /** The person looks at what went through in a tab. @param {number} tab */
  async seen(tab) {
    await this.#ready();
    if (this.#unseen.delete(tab)) await this.#changed(tab);
  }

  /** The person need not be told of what there is any more. */
  async forget() {
    await this.#ready();
    this.#all = [];
    this.#unseen.clear();
    await this.#changed(null);
  }

  /** @param {number} tab that was closed */
  async closed(tab) {
    await this.#ready();
    if (this.#unseen.delete(tab)) await this.#write();
  }

  /** @param {(tab: number | null) => void} listener is told of every change, and the tab that it is about @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {number | null} tab */
  async #changed(tab) {
    for (const listener of this.#listeners) listener(tab);
    await this.#write();
  }

  #write() {
    return this.#store.write("passed", "all", { all: this.#all, unseen: [...this.#unseen] });
  }
}

/** @param {Extract<Judgement["effects"][number], {effect: "grant"}>} grant @returns {One["grants"]} */
const grantOf = ({ asset, spender }) => ("address" in asset ? [{ token: asset.address, spender }] : []);
