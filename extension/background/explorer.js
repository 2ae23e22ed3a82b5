// @ts-check
/**
 * One chain's explorer, by its Etherscan-compatible API: puts address, chain and key to what the guard asks. The key
 * goes to that address and nowhere else, and comes back in no answer.
 */
import { CLOCK, Endpoint } from "./endpoint.js";
import { queue } from "./once.js";

/** @typedef {import("../wasm/background.js").Explorer} Kind */
/** @typedef {import("./endpoint.js").Answer} Answer */
/** @typedef {import("./endpoint.js").Clock} Clock */
/** @typedef {{url: string, key: string}} Access the address of the API, and the person's key or nothing */

/** How long is between two requests, in ms: the least that Etherscan and Blockscout give to anybody is three a second. */
const APART = 350;
/** How long one request may take, in ms. Searches by topic are slow where few are made. */
const WITHIN = 20_000;
/** How long is waited for an explorer that rests, in ms: less than a background lives that does nothing. */
const PATIENCE = 20_000;
/** A shorter key could be part of an address or a hash. */
const SHORTEST_SECRET = 16;

export class Explorer {
  /** Whose API it has. @type {Kind} */
  kind;
  #url;
  #key;
  #chain;
  #clock;
  #within;
  #endpoint;
  #inTurn = queue();
  /** When the next request may be made. */
  #next = 0;

  /** @param {Access & {kind: Kind}} access @param {string} chain its id @param {{clock?: Clock, within?: number}} [options] */
  constructor({ url, key, kind }, chain, { clock = CLOCK, within = WITHIN } = {}) {
    this.kind = kind;
    this.#url = url;
    this.#key = key;
    this.#chain = chain;
    this.#clock = clock;
    this.#within = within;
    this.#endpoint = new Endpoint(url, clock);
  }

  /** How long a request takes lately, in ms, with the wait for its turn. */
  get usual() {
    return Math.max(APART, this.#endpoint.usual);
  }

  /** @param {string} query what is asked, as the guard writes it @returns {Promise<Answer>} */
  async ask(query) {
    await this.#inTurn(() => this.#wait());
    if (this.#endpoint.rest > 0) return { why: "busy" };
    return this.#withoutKey(await this.#endpoint.get(this.#addressOf(query), this.#within));
  }

  /** @param {string} query @returns {Promise<any>} the JSON of the answer, or null */
  async read(query) {
    const { bytes } = await this.ask(query);
    try {
      return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : null;
    } catch {
      return null;
    }
  }

  async #wait() {
    const now = this.#clock.now();
    const wait = Math.max(this.#next - now, Math.min(this.#endpoint.rest, PATIENCE));
    if (wait > 0) await this.#clock.sleep(wait);
    this.#next = this.#clock.now() + APART;
  }

  /** What the address says itself stays, such as another name for the chain. @param {string} query */
  #addressOf(query) {
    const url = new URL(this.#url);
    const asked = new URLSearchParams(query);
    if (!url.searchParams.has("chainid")) asked.set("chainid", String(BigInt(this.#chain)));
    if (this.#key !== "") asked.set("apikey", this.#key);
    for (const [name, value] of asked) url.searchParams.set(name, value);
    return url.href;
  }

  /** Whoever refuses a key may say which one. @param {Answer} answer @returns {Answer} */
  #withoutKey(answer) {
    if (!answer.bytes || this.#key.length < SHORTEST_SECRET) return answer;
    const text = new TextDecoder().decode(answer.bytes);
    return text.includes(this.#key) ? { bytes: new TextEncoder().encode(text.replaceAll(this.#key, "…")) } : answer;
  }
}
