// @ts-check
/**
 * Has the guard's questions answered: from what is known, else by the chain, again if nobody answers, and in time.
 * Whether a reply is an answer is the guard's to say; here is only asked again what it has none for.
 */
import { CLOCK } from "../endpoint.js";
import { Cache, keyOf, questionOf } from "./cache.js";

/** @typedef {import("../../wasm/background.js").Answer} Answer */
/** @typedef {import("../../wasm/background.js").Question} Question */
/** @typedef {import("../endpoint.js").Clock} Clock */
/** @typedef {import("../endpoint.js").Way} Way */
/** @typedef {import("./cache.js").TokenAnswer} TokenAnswer */
/** @typedef {Map<string, Answer>} Heard by the key of the question */
/** @typedef {{ask: Question[], read: (heard: Heard) => Answer | null}} Plan */

/** How long the chain may take to answer, in ms. */
const WITHIN = 1500;
/** How long is waited before it is asked again, doubled each time, in ms. */
const BACK_OFF = 100;
/** How often it is asked at most. */
const ROUNDS = 6;
/** What a call returns where there is no contract, as JSON. */
const NOTHING = '"0x"';
const ZERO = "0x0000000000000000000000000000000000000000";

export class Questions {
  #guard;
  #chains;
  #clock;
  #cache;
  /** Chains without Multicall3. @type {Set<string>} */
  #alone = new Set();

  /**
   * @param {object} parts
   * @param {import("../guard.js").Guard} parts.guard
   * @param {import("../chains.js").Chains} parts.chains
   * @param {import("../store.js").Store} parts.store
   * @param {Clock} [parts.clock]
   */
  constructor({ guard, chains, store, clock = CLOCK }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#clock = clock;
    this.#cache = new Cache(store, clock.now);
    chains.watch((chain) => {
      this.#alone.delete(chain);
      void this.#cache.forget(chain).catch(() => {});
    });
  }

  /**
   * @param {Question[]} questions
   * @param {{isKept?: boolean, isIdle?: boolean}} [options] whether what was asked for may be known for longer than a block, and
   *   whether nobody waits for it
   * @returns {Promise<Answer[]>} the answers that are known, or came in time
   */
  async answers(questions, { isKept = true, isIdle = false } = {}) {
    const asked = this.#clock.now();
    const until = asked + WITHIN;
    const plans = await Promise.all(questions.map((question) => this.#plan(question)));
    const heard = await this.#hear(plans.flatMap(({ ask }) => ask), until, { isIdle });
    this.#cache.keepBriefly([...heard.values(), ...plans.flatMap(({ ask, read }) => (ask.length > 0 ? read(heard) ?? [] : []))], asked);
    if (isKept) void this.#cache.keep([...heard.values()], asked).catch(() => {});
    return plans.flatMap(({ read }) => read(heard) ?? []);
  }

  /** What has to be asked for an answer, and how it is read from what was heard. @param {Question} question @returns {Promise<Plan>} */
  async #plan(question) {
    const known = await this.#cache.recall(question);
    if (known) return { ask: [], read: () => known };
    const token = question.question === "token" ? await this.#cache.token(question) : null;
    return token && question.question === "token" ? anew(token, question) : plain(question);
  }

  /** @param {Question[]} questions @param {number} until ms since 1970 @param {Way} way @returns {Promise<Heard>} */
  async #hear(questions, until, way) {
    /** @type {Heard} */
    const heard = new Map();
    /** Chains that did not answer what was asked of them together. @type {string[]} */
    let failed = [];
    let open = questions;
    for (let round = 0; open.length > 0 && round < ROUNDS; round += 1) {
      const isAtOnce = round === 0 || failed.length > 0;
      const pause = Math.max(isAtOnce ? 0 : BACK_OFF * 2 ** round, await this.#chains.rest(open.map(({ chain }) => chain)));
      const left = until - this.#clock.now() - pause;
      if (left <= 0) break;
      if (pause > 0) await this.#clock.sleep(pause);
      const { answers, misses } = await this.#ask(open, [...this.#alone, ...failed], left, round, way);
      for (const answer of answers) heard.set(keyOf(questionOf(answer)), answer);
      open = open.filter((question) => !heard.has(keyOf(question)));
      failed = misses;
    }
    return heard;
  }

  /**
   * @param {Question[]} questions @param {string[]} alone chains on which nothing is asked together
   * @param {number} within ms @param {number} turn whose turn it is first @param {Way} way
   */
  async #ask(questions, alone, within, turn, way) {
    const calls = await this.#guard.calls(questions, alone);
    const replies = await this.#chains.ask(calls, within, turn, way);
    const answers = await this.#guard.answers(questions, alone, replies);
    const together = calls.map(({ method, chain }, at) => ({ method, chain, reply: replies[at] }))
      .filter(({ method, chain }) => method === "eth_call" && !alone.includes(chain));
    for (const { chain, reply } of together) if (reply?.reply === "result" && reply.json === NOTHING) this.#alone.add(chain);
    const misses = together.filter(({ chain, reply }) => reply?.reply === "error" || this.#alone.has(chain));
    return { answers, misses: misses.map(({ chain }) => chain) };
  }
}

/** @param {Question} question @returns {Plan} */
const plain = (question) => ({ ask: [question], read: (heard) => heard.get(keyOf(question)) ?? null });

/**
 * What a token says of itself is known: only what changes is asked.
 * @param {TokenAnswer} before @param {Extract<Question, {question: "token"}>} question
 * @returns {Plan}
 */
const anew = (before, { chain, address, owner }) => {
  const of = (/** @type {"supply" | "balance"} */ state) =>
    /** @type {const} */ ({ question: "state", chain, address, state, about: { owner: owner ?? ZERO, other: ZERO, number: "0x0" } });
  const [supply, balance] = [of("supply"), of("balance")];
  const wordIn = (/** @type {Heard} */ heard, /** @type {Question} */ question) => {
    const answer = heard.get(keyOf(question));
    return answer?.answer === "state" ? { word: answer.found[0] ?? null } : null;
  };
  return {
    ask: owner ? [supply, balance] : [supply],
    read: (heard) => {
      const [exists, has] = [wordIn(heard, supply), owner ? wordIn(heard, balance) : { word: null }];
      return exists && has ? { ...before, owner, found: { ...before.found, totalSupply: exists.word, balance: has.word } } : null;
    },
  };
};
