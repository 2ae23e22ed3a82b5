// @ts-check
/**
 * Which contracts are young, where an endpoint has a history: one that has code now and had none some days ago. Nobody is
 * asked but the person's endpoints. What cannot be found out is not said, and makes nothing less dangerous.
 */
import { hex } from "../../hex.js";
import { CLOCK } from "../endpoint.js";
import { blockIn, resultIn } from "./block.js";

/** @typedef {import("../../wasm/background.js").Age} Age */
/** @typedef {import("../../wasm/background.js").Call} Call */
/** @typedef {import("../../wasm/background.js").Reply} Reply */
/** @typedef {import("../endpoint.js").Clock} Clock */
/** @typedef {import("./block.js").Block} Block */

/** For how long a contract is young, in seconds: the guard's `YOUNG`. */
export const YOUNG = 3 * 86_400;
/** How much less that block may be ago that is looked at, in seconds: what was made in between is taken for older. */
const SLACK = 43_200;
/** By how many blocks a chain's pace is estimated. */
const STRIDE = 5_000n;
/** How often that block is guessed at most. */
const GUESSES = 2;
/** How long a block is good for at least that was found, in seconds: a judgement is made anew while the prompt is open. */
const GOOD = 3_600;
/** How long all of it may take, in ms. */
const WITHIN = 1_500;
/** The most contracts of one request that are looked at, and the most that are known to be old. */
const MOST = 64;
const MOST_OLD = 1_024;
/** It is on nearly every chain, and older than anything young: where it has no code, the endpoint has no history. Multicall3. */
const WITNESS = "0xca11bde05977b3631167028862be2a173976ca11";
/** How the code of an account begins that runs another one's (EIP-7702). */
const DELEGATED = "0xef0100";

export class Ages {
  #chains;
  #clock;
  /** The block of each chain that was looked at last. @type {Map<string, Block>} */
  #marks = new Map();
  /** Contracts that are not young and never will be, by `chain/address`, the oldest entry first. @type {Set<string>} */
  #old = new Set();

  /** @param {{chains: Pick<import("../chains.js").Chains, "ask" | "watch">, clock?: Clock}} parts */
  constructor({ chains, clock = CLOCK }) {
    this.#chains = chains;
    this.#clock = clock;
    // What others said of the chain is not believed.
    chains.watch((chain) => {
      this.#marks.delete(chain);
      for (const name of this.#old) if (name.startsWith(`${chain}/`)) this.#old.delete(name);
    });
  }

  /**
   * @param {string} chain its id @param {string[]} addresses @param {{isKept?: boolean}} [options] whether it may be known later what was asked
   * @returns {Promise<Age[]>} those of them that are young, with a time before which they were not there
   */
  async young(chain, addresses, { isKept = true } = {}) {
    const open = [...new Set(addresses)].filter((address) => !this.#old.has(`${chain}/${address}`)).slice(0, MOST);
    if (open.length === 0) return [];
    const until = this.#clock.now() + WITHIN;
    const ask = (/** @type {[method: string, params: unknown[]][]} */ calls) =>
      this.#chains.ask(calls.map(([method, params]) => ({ chain, method, params: JSON.stringify(params) })), Math.max(0, until - this.#clock.now()), 0, { isAside: true });
    const mark = this.#markOf(chain) ?? (await this.#find(chain, ask));
    if (!mark) return [];
    const tag = hex(mark.number);
    const places = [...[WITNESS, ...open].map((address) => [address, tag]), ...open.map((address) => [address, "latest"])];
    const [witness, ...codes] = (await ask(places.map((place) => ["eth_getCode", place]))).map(codeIn);
    if (!witness || witness === "0x") return [];
    return open.flatMap((address, at) => {
      const [then, now] = [codes[at], codes[open.length + at]];
      if (then && then !== "0x" && isKept) this.#keep(`${chain}/${address}`);
      const isYoung = then === "0x" && now && now !== "0x" && !now.startsWith(DELEGATED);
      return isYoung ? [{ address, since: mark.time }] : [];
    });
  }

  /** The block of before, if it is still as long ago. @param {string} chain */
  #markOf(chain) {
    const mark = this.#marks.get(chain);
    return mark && this.#isRight(mark) ? mark : null;
  }

  /** Whether what was not there yet at this block is young, and hardly anything else is. @param {Block} block */
  #isRight({ time }) {
    const oldest = this.#oldest();
    return time >= oldest + GOOD && time <= oldest + SLACK;
  }

  #oldest() {
    return Math.floor(this.#clock.now() / 1000) - YOUNG;
  }

  /**
   * Finds a block by the chain's pace: of its last blocks, then of all blocks up to the first guess.
   * @param {string} chain @param {(calls: [method: string, params: unknown[]][]) => Promise<Reply[]>} ask
   * @returns {Promise<Block | null>}
   */
  async #find(chain, ask) {
    const at = async (/** @type {string} */ tag) => blockIn((await ask([["eth_getBlockByNumber", [tag, false]]]))[0]);
    const head = await at("latest");
    if (!head) return null;
    let other = await at(hex(head.number > STRIDE ? head.number - STRIDE : 0n));
    for (let guess = 0; other && guess < GUESSES; guess += 1) {
      const number = guessed(head, other, this.#oldest() + SLACK / 2);
      const block = number === null ? null : await at(hex(number));
      if (block && block.number === number && this.#isRight(block)) {
        this.#marks.set(chain, block);
        return block;
      }
      other = block;
    }
    return null;
  }

  /** @param {string} name */
  #keep(name) {
    this.#old.add(name);
    const [first] = this.#old;
    if (this.#old.size > MOST_OLD && first !== undefined) this.#old.delete(first);
  }
}

/** Which block was made at a time, if all are made at the pace between these. @param {Block} head @param {Block} other @param {number} time unix seconds @returns {bigint | null} */
function guessed(head, other, time) {
  const [blocks, seconds] = [Number(head.number - other.number), head.time - other.time];
  const back = Math.round(((head.time - time) * blocks) / seconds);
  return Number.isSafeInteger(back) && back > 0 && BigInt(back) <= head.number ? head.number - BigInt(back) : null;
}

/** @param {Reply} reply @returns {string | null} in lower case; null if there is no answer */
const codeIn = (reply) => {
  const code = resultIn(reply);
  return typeof code === "string" && /^0x([0-9a-f]{2})*$/i.test(code) ? code.toLowerCase() : null;
};
