// @ts-check
/**
 * What tokens cost, in US dollars: asked of the one source that the person set, and of nobody before. It speaks the
 * interface of DefiLlama's coins. What it says decides nothing: amounts are shown in money beside the tokens.
 */
import { CLOCK, Endpoint } from "../endpoint.js";
import { isFetchable } from "../fetchable.js";
import { once } from "../once.js";
import { COIN } from "../../worth.js";
import { pricesIn } from "./reading.js";

/** @typedef {import("../../wasm/background.js").Price} Price */
/** @typedef {import("../../wasm/background.js").Text} Text */
/** @typedef {import("../endpoint.js").Clock} Clock */
/** @typedef {import("./reading.js").Token} Token */
/** @typedef {import("./reading.js").Coin} Coin */
/** @typedef {{price: Price | null, at: number}} Kept `price`: null if the source has no good one; `at`: ms since 1970 */
/** @typedef {{host: string, of: (chain: string, token: string) => Price | null}} Book what is known of prices, and of whom */

/** How many tokens one request asks about: an address of this length every server takes. */
const AT_ONCE = 50;
/** How long one request may take, in ms, and the largest answer, in bytes. */
const WITHIN = 10_000;
const LARGEST = 256 * 1024;
/** How long until a price is asked for again, and how long it is shown, in ms. */
const FRESH = 5 * 60_000;
const GOOD = 15 * 60_000;
/** How long a source is left alone that gave no answer, in ms. */
const REST = 60_000;
/** The most tokens that one page is told prices of, and for how many pages that is kept. */
const MOST = 2_000;
const PAGES = 2;
/** What a source is tried with. */
const TRIED = { chain: "0x1", token: COIN };

export class Prices {
  #store;
  #chains;
  #clock;
  #within;
  #source;
  #ready;
  /** By chain and token, the oldest first. @type {Map<string, Kept>} */
  #known = new Map();
  /** What is being asked for. @type {Set<string>} */
  #asked = new Set();
  #restsUntil = 0;
  /** Counts the sources: what one of before says is let go. */
  #turn = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {{store: import("../store.js").Store, chains: Pick<import("../chains.js").Chains, "coins">, clock?: Clock, within?: number}} parts `within`: ms for each answer */
  constructor({ store, chains, clock = CLOCK, within = WITHIN }) {
    this.#store = store;
    this.#chains = chains;
    this.#clock = clock;
    this.#within = within;
    this.#source = this.#reading();
    this.#ready = once(() => this.#load());
  }

  #reading() {
    return once(async () => /** @type {string | null} */ ((await this.#store.read("prices", "own"))?.url ?? null));
  }

  /** @returns {Promise<string | null>} the address of the source that the person set */
  async source() {
    return this.#source();
  }

  /** @param {() => void} listener called whenever a price is another @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks this one what tokens cost from now on, if it can say what Ether does.
   * @param {string} url @returns {Promise<Text | null>} why it is not taken
   */
  async choose(url) {
    if (!isFetchable(url)) return { id: "prices_address", args: {} };
    const turn = this.#turn;
    const [price = null] = (await this.#ask(url, [TRIED])) ?? [];
    if (price === null) return { id: "prices_silent", args: {} };
    // Another one was set meanwhile, or none any more: that is what counts.
    if (turn !== this.#turn) return null;
    await this.#store.write("prices", "own", { url });
    await this.renew();
    return null;
  }

  async remove() {
    await this.#store.remove("prices", "own");
    await this.renew();
  }

  /** What is stored is another now: what the source of before said is nothing any more. */
  async renew() {
    this.#turn += 1;
    this.#source = this.#reading();
    this.#known.clear();
    this.#asked.clear();
    this.#restsUntil = 0;
    this.#ready = once(async () => {});
    await this.#store.remove("priced", "all").catch(() => {});
    this.#changed();
  }

  /** @returns {Promise<Book | null>} what is known now; null without a source */
  async book() {
    const url = await this.#source();
    if (url === null) return null;
    await this.#ready();
    return { host: new URL(url).host, of: (chain, token) => this.#kept(keyOf({ chain, token }), GOOD)?.price ?? null };
  }

  /** Asks for what is not known of these. Who watches is told what comes of it. @param {Token[]} tokens */
  async want(tokens) {
    const turn = this.#turn;
    const url = await this.#source();
    if (url === null) return;
    await this.#ready();
    if (turn !== this.#turn) return;
    // Always the same ones of too many, or those that were learned would push out each other for ever.
    const wanted = [...new Map(tokens.map((token) => [keyOf(token), token]))].slice(0, MOST);
    const all = wanted.filter(([key]) => !this.#asked.has(key) && !this.#kept(key, FRESH));
    for (const [key] of all) this.#asked.add(key);
    try {
      for (let at = 0; at < all.length && turn === this.#turn; at += AT_ONCE) await this.#learn(url, all.slice(at, at + AT_ONCE), turn);
    } finally {
      // Another source has another account of what it is asked.
      if (turn === this.#turn) for (const [key] of all) this.#asked.delete(key);
    }
    if (turn !== this.#turn) return;
    if (all.length > 0) await this.#store.write("priced", "all", { known: [...this.#known].slice(-MOST) }).catch(() => {});
  }

  /** @param {string} url @param {[string, Token][]} some @param {number} turn */
  async #learn(url, some, turn) {
    if (this.#clock.now() < this.#restsUntil) return;
    const prices = await this.#ask(url, some.map(([, token]) => token));
    if (turn !== this.#turn) return;
    if (prices === null) {
      this.#restsUntil = this.#clock.now() + REST;
      return;
    }
    const at = this.#clock.now();
    some.forEach(([key], place) => {
      this.#known.delete(key);
      this.#known.set(key, { price: prices[place] ?? null, at });
    });
    for (const key of [...this.#known.keys()].slice(0, Math.max(0, this.#known.size - MOST * PAGES))) this.#known.delete(key);
    this.#changed();
  }

  /** @param {string} url @param {Token[]} tokens @returns {Promise<(Price | null)[] | null>} one for each; null if it does not answer */
  async #ask(url, tokens) {
    const names = await this.#chains.coins();
    const coins = tokens.flatMap((token) => (names.has(token.chain) ? [{ ...token, coin: `${names.get(token.chain)}:${token.token}` }] : []));
    const said = coins.length === 0 ? [] : await this.#fetch(url, coins);
    if (said === null) return null;
    const prices = new Map(coins.map(({ coin }, at) => [coin, said[at] ?? null]));
    return tokens.map(({ chain, token }) => prices.get(`${names.get(chain)}:${token}`) ?? null);
  }

  /** @param {string} url @param {Coin[]} coins */
  async #fetch(url, coins) {
    const address = new URL(url);
    address.pathname = `${address.pathname.replace(/\/+$/, "")}/prices/current/${coins.map(({ coin }) => coin).join(",")}`;
    const { bytes } = await new Endpoint(url, this.#clock, LARGEST).get(address.href, this.#within);
    return bytes ? pricesIn(bytes, coins, Math.floor(this.#clock.now() / 1000)) : null;
  }

  async #load() {
    const turn = this.#turn;
    const record = await this.#store.read("priced", "all").catch(() => null);
    if (turn !== this.#turn) return;
    for (const [key, kept] of record?.known ?? []) this.#known.set(key, kept);
  }

  /** @param {string} key @param {number} life ms @returns {Kept | null} */
  #kept(key, life) {
    const kept = this.#known.get(key);
    const age = kept ? this.#clock.now() - kept.at : -1;
    return kept && age >= 0 && age <= life ? kept : null;
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {Token} token */
const keyOf = ({ chain, token }) => `${chain}/${token}`;
