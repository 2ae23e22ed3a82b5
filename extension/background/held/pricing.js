// @ts-check
/** What the request in front is worth in money, beside all that decides: nothing waits for a price. */
import { tokensOf, worthOfLines } from "../prices/lines.js";
import { isPrivate } from "./entry.js";

/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").LinesWorth} LinesWorth */
/** @typedef {import("../prices/prices.js").Book} Book */
/** @typedef {import("./entry.js").Entry} Entry */

export class Pricing {
  #prices;
  #changed;
  /** What was known last. @type {Book | null} */
  #book = null;
  /** What was looked at last, by its request and revision. */
  #last = "";

  /** @param {import("../prices/prices.js").Prices} prices @param {() => void} changed told that something is worth something else */
  constructor(prices, changed) {
    this.#prices = prices;
    this.#changed = changed;
    prices.watch(() => void this.#read());
  }

  /** @param {Entry} entry @param {Judgement} judgement @returns {LinesWorth | null} by what is known now; what is not is told later */
  of(entry, judgement) {
    const name = `${entry.key} ${entry.revision}`;
    if (name !== this.#last) void this.#look(entry, judgement).catch(() => {});
    this.#last = name;
    return this.#book && worthOfLines(judgement, this.#book);
  }

  /** @param {Entry} entry @param {Judgement} judgement */
  async #look(entry, judgement) {
    await this.#read();
    // Whoever says what a token costs learns nothing of private windows.
    if (this.#book && !isPrivate(entry)) await this.#prices.want(tokensOf(judgement));
  }

  async #read() {
    const before = this.#book;
    this.#book = await this.#prices.book();
    if (before || this.#book) this.#changed();
  }
}
