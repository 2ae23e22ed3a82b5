// @ts-check
/** One endpoint or explorer: asks it as often as it bears, and reads its answers as bytes. */

/**
 * What came of one HTTP request: the bytes of the answer, or why there are none (`busy`, `slow`, `large`, or words).
 * @typedef {{bytes: Uint8Array, why?: undefined} | {bytes?: undefined, why: string}} Answer
 */
/** @typedef {{now: () => number, sleep: (ms: number) => Promise<unknown>}} Clock */
/** @typedef {{address: string, init: RequestInit}} Question */
/**
 * `isAside`: the person reads a prompt meanwhile; `isIdle`: nobody waits for it at all; `signal`: ends it.
 * @typedef {{isAside?: boolean, isIdle?: boolean, signal?: AbortSignal | undefined}} Way
 */

/** The largest answer that is read, in bytes: the guard reads no more. */
const MAX_ANSWER = 16 * 1024 * 1024;
/** How many requests of scans are out at once, at most; and how many that a person waits for, beside them. */
const AT_ONCE = 4;
/** How many that nobody waits for, such as simulations, beside both: each may take as long as several verdicts. */
const ASIDE_AT_ONCE = 2;
/** And how many that lists and pages can do without. */
const IDLE_AT_ONCE = 2;
/** How long an endpoint rests that is asked too often and does not say for how long: this, doubled each time, in ms. */
const REST = 1_000;
/** The longest rest, in ms. */
const LONGEST_REST = 60_000;

/** @type {Clock} */
export const CLOCK = { now: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };

/** So many requests at once; the others wait for their turn. */
class Places {
  /** @param {number} most */
  constructor(most) {
    this.most = most;
  }

  #out = 0;
  /** @type {(() => void)[]} */
  #queue = [];

  /** @param {AbortSignal} [late] ends the wait @returns {Promise<boolean>} whether there was a place before */
  take(late) {
    if (late?.aborted) return Promise.resolve(false);
    if (this.#out < this.most) {
      this.#out += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const turn = () => resolve(true);
      this.#queue.push(turn);
      late?.addEventListener("abort", () => {
        this.#queue = this.#queue.filter((other) => other !== turn);
        resolve(false);
      });
    });
  }

  /** Whoever waits longest gets the place, unless there are fewer of them by now. */
  leave() {
    this.#out -= 1;
    const next = this.#out < this.most ? this.#queue.shift() : undefined;
    if (!next) return;
    this.#out += 1;
    next();
  }
}

export class Endpoint {
  /** Whether it takes a list of calls. */
  takesLists = true;
  /** The last block that it is known to know; null before it is known to be of the chain at all. @type {number | null} */
  height = null;
  /** Whether it turned out to be of another chain. */
  isOther = false;
  /** How long a request took lately, in ms. */
  usual = 0;
  #url;
  #clock;
  #largest;
  #restsUntil = 0;
  /** How often in a row it said that it is asked too often. */
  #complaints = 0;
  #places = new Places(AT_ONCE);
  /** Neither a scan nor a simulation keeps anybody from a verdict. */
  #urgent = new Places(AT_ONCE);
  #aside = new Places(ASIDE_AT_ONCE);
  #idle = new Places(IDLE_AT_ONCE);

  /** @param {string} url @param {Clock} [clock] @param {number} [largest] the largest answer that is read, in bytes */
  constructor(url, clock = CLOCK, largest = MAX_ANSWER) {
    this.#url = url;
    this.#clock = clock;
    this.#largest = largest;
  }

  /** For how long it still rests, in ms. */
  get rest() {
    return Math.max(0, this.#restsUntil - this.#clock.now());
  }

  /** @param {string} text JSON @param {number} within ms @returns {Promise<Answer>} */
  post(text, within) {
    return this.#ask(posting(this.#url, text), within);
  }

  /** @param {string} address this one's own, with what is asked @param {number} within ms @returns {Promise<Answer>} */
  get(address, within) {
    return this.#ask({ address, init: {} }, within);
  }

  /** @param {Question} question @param {number} within ms @returns {Promise<Answer>} */
  async #ask(question, within) {
    await this.#places.take();
    const start = this.#clock.now();
    const answer = await this.#tried(question, AbortSignal.timeout(within)).finally(() => this.#places.leave());
    const took = this.#clock.now() - start;
    this.usual = this.usual ? (3 * this.usual + took) / 4 : took;
    return answer;
  }

  /**
   * Posts what a person waits for, beside what is posted for scans.
   * @param {string} text JSON @param {number} within ms, the wait for a place among them @param {Way} [way] @returns {Promise<Answer>}
   */
  async hurry(text, within, { isAside = false, isIdle = false, signal } = {}) {
    const late = AbortSignal.any([AbortSignal.timeout(within), ...(signal ? [signal] : [])]);
    const places = isIdle ? this.#idle : isAside ? this.#aside : this.#urgent;
    if (!(await places.take(late))) return { why: "slow" };
    return this.#tried(posting(this.#url, text), late).finally(() => places.leave());
  }

  /** @param {Question} question @param {AbortSignal} late @returns {Promise<Answer>} */
  #tried(question, late) {
    return this.#send(question, late).catch((error) => ({ why: reasonOf(error) }));
  }

  /** @param {Question} question @param {AbortSignal} late @returns {Promise<Answer>} */
  async #send({ address, init }, late) {
    const response = await fetch(address, {
      ...init,
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: late,
    });
    const { status } = response;
    const asked = response.headers.get("retry-after");
    if (status === 429 || (status === 503 && asked !== null)) {
      await response.body?.cancel();
      return this.#takeRest(asked);
    }
    if (status === 413) return { why: "large" };
    if (status === 408 || status === 504) return { why: "slow" };
    const bytes = await bounded(response, this.#largest);
    if (!bytes) return { why: "large" };
    // An error of the node comes with its words whatever the status is.
    if (!response.ok && !isJson(bytes)) return { why: `HTTP ${status}` };
    this.#complaints = 0;
    return { bytes };
  }

  /** @param {string | null} asked seconds, or a date @returns {Answer} */
  #takeRest(asked) {
    const own = REST * 2 ** this.#complaints;
    const seconds = Number(asked ?? NaN);
    const said = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked ?? "") - this.#clock.now();
    this.#restsUntil = this.#clock.now() + Math.min(said >= 0 ? said : own, LONGEST_REST);
    this.#complaints += 1;
    this.#places.most = Math.max(1, Math.floor(this.#places.most / 2));
    return { why: "busy" };
  }
}

/** @param {string} address @param {string} text JSON @returns {Question} */
const posting = (address, text) => ({ address, init: { method: "POST", headers: { "content-type": "application/json" }, body: text } });

/** @param {unknown} error */
const reasonOf = (error) => {
  if (!(error instanceof Error)) return "unknown";
  return error.name === "TimeoutError" ? "slow" : error.message.slice(0, 200);
};

/** @param {Uint8Array} bytes whether they begin as JSON of a node does */
export const isJson = (bytes) => bytes[0] === 0x7b || bytes[0] === 0x5b;

/** @param {Response} response @param {number} largest @returns {Promise<Uint8Array | null>} its bytes, unless they are more */
const bounded = async (response, largest) => {
  const reader = response.body?.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > largest) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
