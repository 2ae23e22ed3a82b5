// @ts-check
/** What the person set: what happens to which requests, and which rules say more or less. */
import { once } from "./once.js";

/** @typedef {import("../wasm/background.js").Policy} Settings */

/** Settings that are kept, of each kind: more than the page offers. */
const MOST = 256;

/** @type {Settings} */
const USUAL = { responses: [], rules: [] };

/** The only words that the guard reads; with any other it would read no request at all. */
const KINDS = ["plain", "revocation", "grant", "signedTransfer", "order", "control", "unknown"];
/** What a verdict can be. */
export const LEVELS = ["low", "medium", "high", "critical"];
const RESPONSES = ["pass", "note", "prompt", "refuse"];

export class Policy {
  #store;
  /** What was set in this life. @type {Settings | null} */
  #own = null;
  #read;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
    this.#read = once(() => this.#stored());
  }

  /** @returns {Promise<Settings>} what differs from what happens usually */
  async current() {
    return this.#own ?? this.#read();
  }

  /** @param {Settings} settings */
  async set(settings) {
    const known = policyOf(settings);
    this.#own = known;
    await this.#store.write("policy", "own", known);
  }

  /** What is stored is another now. */
  async renew() {
    this.#own = null;
    this.#read = once(() => this.#stored());
  }

  async #stored() {
    const own = await this.#store.read("policy", "own");
    return own ? policyOf(own) : USUAL;
  }
}

/** @param {Settings} settings @returns {Settings} the part of them that the guard can read */
export const policyOf = ({ responses = [], rules = [] }) => ({
  responses: responses
    .filter(({ kind, level, response }) => KINDS.includes(kind) && LEVELS.includes(level) && RESPONSES.includes(response))
    .slice(0, MOST),
  rules: rules.filter(({ rule, level }) => typeof rule === "string" && (level === null || LEVELS.includes(level))).slice(0, MOST),
});
