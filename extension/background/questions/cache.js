// @ts-check
/**
 * What the chain answered, for as long as it is good. What hardly ever changes outlives the background, until the
 * browser ends. Only answers are kept: that nobody answered is asked again.
 */

/** @typedef {import("../../wasm/background.js").Answer} Answer */
/** @typedef {import("../../wasm/background.js").Question} Question */
/** @typedef {Extract<Answer, {answer: "token"}>} TokenAnswer */
/** @typedef {Extract<Question, {question: "token"}>} TokenQuestion */
/** @typedef {{key: string, answer: Answer, at: number}} Kept `at`: ms since 1970 */

/** How long what any block can change is good, in ms: less than a block of most chains takes. */
export const BRIEF = 5_000;
/** How long the code of a contract, and what a token says of itself, is good, in ms. */
export const LONG = 3_600_000;
/** The most answers that are kept for long; and the most besides. */
const MOST = 256;

export class Cache {
  #store;
  #now;
  /** @type {Map<string, Kept>} */
  #brief = new Map();
  /** The oldest first. @type {Map<string, Kept>} */
  #long = new Map();
  /** @type {Promise<void>} */
  #ready;
  /** When other endpoints were last chosen, by chain, in ms since 1970. @type {Map<string, number>} */
  #anew = new Map();

  /** @param {import("../store.js").Store} store @param {() => number} [now] ms since 1970 */
  constructor(store, now = Date.now) {
    this.#store = store;
    this.#now = now;
    this.#ready = this.#load();
  }

  /** @param {Question} question @returns {Promise<Answer | null>} the answer, if a good one is known */
  async recall(question) {
    await this.#ready;
    return this.#kept(this.#brief, keyOf(question), BRIEF) ?? this.#kept(this.#long, keyOf(question), LONG);
  }

  /** @param {TokenQuestion} question @returns {Promise<TokenAnswer | null>} what the token said before, to whomever */
  async token(question) {
    await this.#ready;
    const answer = this.#kept(this.#long, tokenKey(question), LONG);
    return answer?.answer === "token" ? answer : null;
  }

  /** @param {Answer[]} answers of which a part came now @param {number} asked when, in ms since 1970 */
  keepBriefly(answers, asked) {
    for (const answer of this.#good(answers, asked)) set(this.#brief, { key: keyOf(questionOf(answer)), answer, at: this.#now() });
  }

  /** @param {Answer[]} answers that came now @param {number} asked when, in ms since 1970 */
  async keep(answers, asked) {
    await this.#ready;
    let isNew = false;
    for (const answer of this.#good(answers, asked)) {
      const key = longKey(answer);
      if (key === null || this.#kept(this.#long, key, LONG)) continue;
      set(this.#long, { key, answer: lasting(answer), at: this.#now() });
      isNew = true;
    }
    if (isNew) await this.#write();
  }

  /** Other endpoints are asked about a chain: what those before them said of it is not believed. @param {string} chain its id */
  async forget(chain) {
    this.#anew.set(chain, this.#now());
    await this.#ready;
    for (const all of [this.#brief, this.#long]) {
      for (const [key, { answer }] of all) if (answer.chain === chain) all.delete(key);
    }
    await this.#write();
  }

  #write() {
    return this.#store.write("answers", "long", { kept: [...this.#long.values()] });
  }

  /** Those of endpoints that are still asked. @param {Answer[]} answers @param {number} asked when, in ms since 1970 */
  #good(answers, asked) {
    return answers.filter(({ chain }) => asked > (this.#anew.get(chain) ?? -Infinity));
  }

  async #load() {
    const record = await this.#store.read("answers", "long").catch(() => null);
    for (const kept of record?.kept ?? []) set(this.#long, kept);
  }

  /** @param {Map<string, Kept>} all @param {string} key @param {number} life ms */
  #kept(all, key, life) {
    const kept = all.get(key);
    if (!kept || this.#now() - kept.at > life || kept.at > this.#now()) return null;
    return kept.answer;
  }
}

/** @param {Map<string, Kept>} all @param {Kept} kept */
const set = (all, kept) => {
  all.delete(kept.key);
  all.set(kept.key, kept);
  const [oldest] = all.keys();
  if (all.size > MOST && oldest !== undefined) all.delete(oldest);
};

/** @param {Answer} answer @returns {Question} what it answers */
export const questionOf = (answer) => {
  switch (answer.answer) {
    case "code": return { question: "code", chain: answer.chain, address: answer.address };
    case "token": return { question: "token", chain: answer.chain, address: answer.address, owner: answer.owner };
    case "state": return { question: "state", chain: answer.chain, address: answer.address, state: answer.state, about: answer.about };
  }
};

/** @param {Question} question @returns {string} the same for the same question */
export const keyOf = (question) => {
  const { chain, address } = question;
  const rest = question.question === "token" ? [question.owner] : question.question === "state" ? [question.state, question.about] : [];
  return JSON.stringify([question.question, chain, address, ...rest]);
};

/** Without what changes, and whose it was. @param {Answer} answer @returns {Answer} */
const lasting = (answer) => {
  if (answer.answer !== "token") return answer;
  return { ...answer, owner: null, found: { ...answer.found, totalSupply: null, balance: null } };
};

/** @param {{chain: string, address: string}} token */
const tokenKey = ({ chain, address }) => JSON.stringify(["token", chain, address]);

/**
 * Under which key an answer is kept for long. An account without code may have some with the next block, and one with
 * a delegation another; what does not say which kind of token it is may have failed to.
 * @param {Answer} answer
 * @returns {string | null} null if it is not
 */
const longKey = (answer) => {
  if (answer.answer === "token" && answer.found.standard !== "other") return tokenKey(answer);
  const lasts = answer.answer === "code" && answer.found.code === "contract";
  return lasts ? keyOf(questionOf(answer)) : null;
};
