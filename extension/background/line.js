// @ts-check
/** The endpoints of one chain: which of them is asked, and what if it does not answer. */
import { isQuantity } from "../hex.js";
import { CLOCK, Endpoint, isJson } from "./endpoint.js";

/** @typedef {import("./endpoint.js").Answer} Answer */
/** @typedef {import("./endpoint.js").Clock} Clock */
/** @typedef {import("./endpoint.js").Way} Way */
/** @typedef {import("../wasm/background.js").ScanRequest} ScanRequest */
/** @typedef {(answer: Answer) => void} Tell takes an answer to a request; several, if each answers a part */

/** How long one HTTP request may take, in ms. */
const WITHIN = 20_000;
/** How long is waited for endpoints that rest, in ms: less than a background lives that does nothing. */
const PATIENCE = 20_000;

/** How often an endpoint is asked for its last block. */
const LOOKS = 3;

export class Line {
  /** @type {readonly Endpoint[]} */
  endpoints;
  #chain;
  #clock;
  #within;

  /** @param {string} chain its id @param {string[]} urls at least one @param {{clock?: Clock, within?: number}} [options] */
  constructor(chain, urls, { clock = CLOCK, within = WITHIN } = {}) {
    this.#chain = chain;
    this.#clock = clock;
    this.#within = within;
    this.endpoints = urls.map((url) => new Endpoint(url, clock));
  }

  /**
   * Makes a request of the endpoint whose turn it is, or of the next one that can be asked.
   * @param {ScanRequest} request
   * @param {number} head the block that the endpoint has to know; 0: it need not even be known to be of the chain
   * @param {Tell} tell
   * @returns {Promise<Endpoint | null>} who was asked
   */
  async ask({ turn, calls }, head, tell) {
    const endpoint = await this.#choose(turn, head);
    if (typeof endpoint === "string") {
      tell({ why: endpoint });
      return null;
    }
    await this.#post(endpoint, calls, tell);
    return endpoint;
  }

  /**
   * Makes calls that a person waits for: at once, of one endpoint after the other until one answers.
   * @param {string[]} calls JSON-RPC requests whose ids are their places, from 0
   * @param {number} turn whose turn it is first
   * @param {number} within ms for all of it
   * @param {Way} [way]
   * @returns {Promise<any[]>} the answers, at the places of their calls, where there are any
   */
  async hurry(calls, turn, within, way = {}) {
    const until = this.#clock.now() + within;
    const awake = this.#order(turn).filter((one) => !one.isOther && one.rest === 0);
    for (const [at, endpoint] of awake.entries()) {
      const share = Math.floor((until - this.#clock.now()) / (awake.length - at));
      if (share <= 0 || way.signal?.aborted) break;
      const answers = await this.#hurried(endpoint, calls, share, way);
      if (answers.length > 0) return answers;
    }
    return [];
  }

  /** For how long nobody can be asked, in ms; without end if every endpoint is of another chain. */
  get rest() {
    return Math.min(Infinity, ...this.endpoints.filter((one) => !one.isOther).map((one) => one.rest));
  }

  /**
   * Whoever is not known to be of the chain is asked that too, in the same request.
   * @param {Endpoint} endpoint @param {string[]} calls @param {number} within ms @param {Way} way
   * @returns {Promise<any[]>} none if it is of another chain
   */
  async #hurried(endpoint, calls, within, way) {
    const isNew = endpoint.height === null;
    const all = isNew ? [...calls, requestOf("eth_chainId", calls.length)] : calls;
    const texts = endpoint.takesLists && all.length > 1 ? [`[${all.join(",")}]`] : all;
    const until = this.#clock.now() + within;
    const heard = await Promise.all(texts.map((text) => endpoint.hurry(text, within, way)));
    if (texts.length < all.length && heard.some(refusesLists)) {
      endpoint.takesLists = false;
      return this.#hurried(endpoint, calls, Math.max(1, until - this.#clock.now()), way);
    }
    /** @type {any[]} */
    const answers = [];
    for (const answer of heard.flatMap(({ bytes }) => (bytes ? parsed(bytes) : []))) {
      if (Number.isInteger(answer?.id) && answer.id >= 0 && answer.id < all.length) answers[answer.id] = answer;
    }
    if (!isNew) return answers;
    const chain = answers[calls.length]?.result;
    if (!isQuantity(chain)) return [];
    endpoint.isOther = BigInt(chain) !== BigInt(this.#chain);
    if (endpoint.isOther) return [];
    endpoint.height = 0;
    return answers.slice(0, calls.length);
  }

  /**
   * Asks every endpoint for its last block, where there are several: one that lags must not say which is the last.
   * @returns {Promise<number>} the last block that any of them knows; 0 with one endpoint, which is believed
   */
  async survey() {
    if (this.endpoints.length === 1) return 0;
    const awake = this.endpoints.filter((one) => !one.isOther && one.rest === 0);
    await Promise.all(awake.map((endpoint) => this.#look(endpoint)));
    return Math.max(0, ...awake.map(({ height, isOther }) => (isOther ? 0 : (height ?? 0))));
  }

  /** Asks an endpoint for its last block, again if it fails at once. @param {Endpoint} endpoint */
  async #look(endpoint) {
    endpoint.height = null;
    for (let tries = 0; tries < LOOKS && endpoint.height === null && !endpoint.isOther; tries += 1) {
      if ((await this.#check(endpoint, Infinity)) === "slow") return;
    }
  }

  /** @param {number} ms */
  pause(ms) {
    return this.#clock.sleep(ms);
  }

  /** @param {number} turn @returns {Endpoint[]} all of them, that one first */
  #order(turn) {
    const count = this.endpoints.length;
    return this.endpoints.map((_, at) => /** @type {Endpoint} */ (this.endpoints[(turn + at) % count]));
  }

  /**
   * @param {number} turn @param {number} head
   * @returns {Promise<Endpoint | string>} the endpoint, or why there is none
   */
  async #choose(turn, head) {
    const order = this.#order(turn);
    let why = "no endpoint is of this chain";
    for (const endpoint of order.filter((one) => !one.isOther && one.rest === 0)) {
      why = await this.#check(endpoint, head);
      if (!why) return endpoint;
    }
    const resting = order.filter((one) => !one.isOther && one.rest > 0);
    if (resting.length === 0) return why;
    const rest = Math.min(...resting.map((one) => one.rest));
    await this.#clock.sleep(Math.min(rest, PATIENCE));
    const awake = resting.find((one) => one.rest === 0);
    if (!awake) return "busy";
    return (await this.#check(awake, head)) || awake;
  }

  /**
   * Whether an endpoint is of the chain and knows a block: one that lags would say of what is new that it is not.
   * @param {Endpoint} endpoint @param {number} head
   * @returns {Promise<string>} why not, or nothing
   */
  async #check(endpoint, head) {
    if (head === 0 || (endpoint.height ?? -1) >= head) return "";
    const calls = ["eth_chainId", "eth_blockNumber"].map(requestOf);
    /** @type {any[]} */
    const answers = [];
    let why = "";
    await this.#post(endpoint, calls, (answer) => {
      if (answer.bytes) answers.push(...parsed(answer.bytes));
      else why = answer.why;
    });
    const [chain, block] = calls.map((_, id) => answers.find((answer) => answer?.id === id)?.result);
    if (!isQuantity(chain) || !isQuantity(block)) return why || "no answer";
    if (BigInt(chain) !== BigInt(this.#chain)) {
      endpoint.isOther = true;
      return "the endpoint answers for another chain";
    }
    endpoint.height = Number(block);
    return endpoint.height >= head ? "" : "the endpoint does not know the last block yet";
  }

  /** @param {Endpoint} endpoint @param {string[]} calls @param {Tell} tell */
  async #post(endpoint, calls, tell) {
    const [first] = calls;
    if (calls.length === 1 && first) return tell(await endpoint.post(first, this.#within));
    if (endpoint.takesLists) {
      const answer = await endpoint.post(`[${calls.join(",")}]`, this.#within);
      if (!refusesLists(answer)) return tell(answer);
      endpoint.takesLists = false;
    }
    for (const call of calls) tell(await endpoint.post(call, this.#within));
  }
}

/** @param {string} method @param {number} id @returns {string} a request without params */
const requestOf = (method, id) => JSON.stringify({ jsonrpc: "2.0", id, method, params: [] });

/** @param {Answer} answer to a list. What is no list refuses lists: of anything else, each call would have its own. */
const refusesLists = ({ bytes }) => bytes !== undefined && isJson(bytes) && bytes[0] !== 0x5b;

/** @param {Uint8Array} bytes @returns {any[]} */
const parsed = (bytes) => {
  try {
    return [JSON.parse(new TextDecoder().decode(bytes))].flat();
  } catch {
    return [];
  }
};
