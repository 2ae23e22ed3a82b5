// @ts-check
/** The chains, those that the person added too, and the person's own endpoints: endpoint.js asks them. */
import { MOST as MOST_OWN, NAME, explorerOf, ownChainOf, ownChainsOf, shownName } from "../own-chains.js";
import { CLOCK } from "./endpoint.js";
import { isFetchable } from "./fetchable.js";
import { Line } from "./line.js";
import { once, queue } from "./once.js";

/** @typedef {import("../wasm/background.js").Call} Call */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {import("../wasm/background.js").EndpointView} EndpointView */
/** @typedef {import("../wasm/background.js").Reply} Reply */
/** @typedef {import("./endpoint.js").Way} Way */
/** @typedef {import("../wasm/background.js").SentTransaction} SentTransaction */
/** @typedef {import("../wasm/background.js").OwnChain} OwnChain */
/** @typedef {{id: string, name: string, endpoint: string | null, explorer?: string, prices?: string}} Chain `prices`: what price sources call it */

/** How long an endpoint that is entered may take to say which chain it is of, in ms. */
const TRY_MS = 10_000;
/** The most endpoints of one chain. */
export const MOST = 8;

export class Chains {
  #store;
  #clock;
  #builtIn = once(readBuiltIn);
  /** One change of the endpoints after the other. */
  #next = queue();
  /** @type {Set<(chain: string) => void>} */
  #listeners = new Set();
  /** By chain id and endpoints. @type {Map<string, Line>} */
  #lines = new Map();

  /** @param {import("./store.js").Store} store @param {import("./endpoint.js").Clock} [clock] */
  constructor(store, clock = CLOCK) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @returns {Promise<Chain[]>} every chain with an endpoint that the person chose or agreed to */
  async reachable() {
    const [all, chosen] = await Promise.all([this.#all(), this.#store.list("endpoint")]);
    const own = new Set(chosen.map(([id]) => id));
    return all.filter(({ id, endpoint }) => endpoint !== null || own.has(id));
  }

  /** @returns {Promise<Omit<EndpointView, "tried">[]>} every chain, and who are asked about it */
  async views() {
    const [all, chosen] = await Promise.all([this.#all(), this.#store.list("endpoint")]);
    const own = new Map(chosen.map(([id, record]) => [id, urlsOf(record)]));
    return all.map(({ id, name, endpoint }) => ({ chain: id, name, urls: own.get(id) ?? (endpoint ? [endpoint] : []), own: own.has(id) }));
  }

  /** @returns {Promise<OwnChain[]>} those that the person added */
  async own() {
    return this.allowed(await this.#store.read("chain", NAME));
  }

  /**
   * What is known without the person keeps its number, its name and its explorer.
   * @param {any} record of chains that somebody added @returns {Promise<OwnChain[]>} those that may be added
   */
  async allowed(record) {
    const builtIn = await this.#builtIn();
    return ownChainsOf(record).filter((own) => !builtIn.some((chain) => isTakenBy(chain, own)));
  }

  /** @param {OwnChain[]} own @returns {Promise<string[]>} ids of the chains that are known without the person, and of these */
  async ids(own) {
    return [...(await this.#builtIn()).map(({ id }) => id), ...own.map(({ chain }) => chain)];
  }

  /** @returns {Promise<Chain[]>} those that are known without the person, then those that the person added */
  async #all() {
    const [builtIn, own] = await Promise.all([this.#builtIn(), this.own()]);
    return [...builtIn, ...own.map(({ chain, name, explorer }) => ({ id: chain, name: shownName({ chain, name, explorer }), endpoint: null, ...(explorer && { explorer }) }))];
  }

  /**
   * How transactions are looked up. Nobody is asked: a page links to the chain's explorer, for the person to follow.
   * @returns {Promise<(chain: string, hash: string | null | undefined) => SentTransaction | null>} null for what is no hash
   */
  async lookUps() {
    const explorers = new Map((await this.#all()).map(({ id, explorer }) => [id, explorer]));
    return (chain, hash) => {
      if (!isHash(hash)) return null;
      const explorer = explorers.get(chain);
      return { hash, link: explorer ? `${explorer}/tx/${hash}` : null };
    };
  }

  /** @returns {Promise<Map<string, string>>} what price sources call each chain that they know, by its id */
  async coins() {
    return new Map((await this.#builtIn()).flatMap(({ id, prices }) => (prices ? [[id, prices]] : [])));
  }

  /** @param {(chain: string) => void} listener is told of each chain of which others are asked from now on @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Others may be asked about every chain now. */
  async renew() {
    for (const { id } of await this.#all()) this.#changed(id);
  }

  /** @param {string} id */
  #changed(id) {
    for (const listener of this.#listeners) listener(id);
  }

  /**
   * Knows one more chain, and asks this endpoint about it, if it is of that chain.
   * @param {OwnChain} chain @param {string} url @returns {Promise<Text | null>} why it is not taken
   */
  async add(chain, url) {
    const own = ownChainOf(chain);
    if (!own) return { id: chain.explorer && !explorerOf(chain.explorer) ? "own_chain_explorer" : "own_chain_name", args: {} };
    const why = (await this.#refused(own)) ?? (await this.#test(own.chain, url));
    if (why) return why;
    return this.#next(async () => {
      const later = await this.#refused(own);
      if (later) return later;
      await this.#store.write("chain", NAME, { chains: [...(await this.own()), own] });
      await this.#write(own.chain, [url]);
      return null;
    });
  }

  /** @param {OwnChain} own @returns {Promise<Text | null>} why it cannot be added, whatever its endpoint says */
  async #refused(own) {
    if ((await this.#all()).some(({ id }) => id === own.chain)) return { id: "own_chain_known", args: {} };
    if ((await this.allowed({ chains: [own] })).length === 0) return { id: "own_chain_named", args: {} };
    return (await this.own()).length < MOST_OWN ? null : { id: "own_chain_many", args: {} };
  }

  /** Asks nobody about a chain any more. @param {string} id */
  silence(id) {
    return this.#next(() => this.#write(id, []));
  }

  /** Knows a chain that the person added no more. @param {string} id */
  remove(id) {
    return this.#next(async () => {
      await this.#store.write("chain", NAME, { chains: (await this.own()).filter(({ chain }) => chain !== id) });
      this.#changed(id);
    });
  }

  /**
   * Asks this endpoint about a chain too from now on, after those that were chosen before, if it is of that chain.
   * @param {string} id of a chain @param {string} url @returns {Promise<Text | null>} why it is not taken
   */
  async choose(id, url) {
    const isKnown = async () => (await this.#all()).some((chain) => chain.id === id);
    const why = (await isKnown()) ? await this.#test(id, url) : { id: "endpoint_address", args: {} };
    if (why) return why;
    return this.#next(async () => {
      // A chain that the person added may have been removed meanwhile.
      if (!(await isKnown())) return { id: "endpoint_address", args: {} };
      const urls = await this.#own(id);
      if (urls.includes(url)) return null;
      if (urls.length >= MOST) return { id: "endpoint_many", args: {} };
      await this.#write(id, [...urls, url]);
      return null;
    });
  }

  /** @param {string} id of a chain @param {string} url @returns {Promise<Text | null>} why it is no endpoint of that chain */
  async #test(id, url) {
    if (!isFetchable(url)) return { id: "endpoint_address", args: {} };
    const line = this.alone(id, url);
    await line.hurry([], 0, TRY_MS);
    const [asked] = line.endpoints;
    if (asked?.isOther) return { id: "endpoint_other", args: {} };
    return typeof asked?.height === "number" ? null : { id: "endpoint_silent", args: {} };
  }

  /** @param {string} id of a chain @param {string} url @returns {Line} of this endpoint only */
  alone(id, url) {
    return new Line(id, [url], { clock: this.#clock });
  }

  /** Asks an endpoint that the person chose no more. @param {string} id of a chain @param {string} url */
  unchoose(id, url) {
    return this.#next(async () => this.#write(id, (await this.#own(id)).filter((other) => other !== url)));
  }

  /** @param {string} id of a chain @returns {Promise<string[]>} the endpoints that the person chose, in order */
  async #own(id) {
    const record = await this.#store.read("endpoint", id);
    return record ? urlsOf(record) : [];
  }

  /** @param {string} id of a chain @param {string[]} urls */
  async #write(id, [url, ...more]) {
    await (url === undefined ? this.#store.remove("endpoint", id) : this.#store.write("endpoint", id, { url, more }));
    this.#changed(id);
  }

  /** @param {string} id of a chain @returns {Promise<Line | null>} its endpoints, if it has any */
  async line(id) {
    const [all, own] = await Promise.all([this.#all(), this.#own(id)]);
    const chain = all.find((one) => one.id === id);
    if (!chain) return null;
    const urls = own.length > 0 ? own : chain.endpoint ? [chain.endpoint] : [];
    if (urls.length === 0) return null;
    const key = JSON.stringify([id, ...urls]);
    const line = this.#lines.get(key) ?? new Line(id, urls, { clock: this.#clock });
    this.#lines.set(key, line);
    return line;
  }

  /**
   * Makes calls against their chains' endpoints: one HTTP request a chain, and one more for each that does not answer.
   * @param {Call[]} calls
   * @param {number} within ms for all of it
   * @param {number} [turn] which endpoint of each chain is first
   * @param {Way} [way]
   * @returns {Promise<Reply[]>} one for each call, in order
   */
  async ask(calls, within, turn = 0, way = {}) {
    /** @type {Reply[]} */
    const replies = calls.map(() => NO_ANSWER);
    const chains = new Set(calls.map(({ chain }) => chain));
    await Promise.all([...chains].map(async (id) => {
      const places = [...calls.keys()].filter((at) => calls[at]?.chain === id);
      const line = await this.line(id);
      const texts = places.map((at, own) => requestOf(/** @type {Call} */ (calls[at]), own));
      const answers = (await line?.hurry(texts, turn, within, way)) ?? [];
      places.forEach((at, own) => { replies[at] = replyOf(answers[own]); });
    }));
    return replies;
  }

  /** @param {string[]} ids of chains @returns {Promise<number>} for how long none of them can be asked, in ms, or without end */
  async rest(ids) {
    const lines = await Promise.all(ids.map((id) => this.line(id)));
    return Math.min(Infinity, ...lines.map((line) => line?.rest ?? Infinity));
  }

  /**
   * @param {string} chain @param {string} method @param {unknown[]} params
   * @returns {Promise<any>} the result, or undefined if there was none
   */
  async result(chain, method, params) {
    const [reply] = await this.ask([{ chain, method, params: JSON.stringify(params) }], 10_000);
    return reply?.reply === "result" ? JSON.parse(reply.json) : undefined;
  }
}

/** @returns {Promise<Chain[]>} */
const readBuiltIn = async () => {
  const response = await fetch(chrome.runtime.getURL("data/chains.json"));
  return (await response.json()).chains;
};

/** Whether a chain that is known without the person has the number or the name of another one. @param {Chain} builtIn @param {OwnChain} own */
const isTakenBy = ({ id, name }, own) => id === own.chain || name.toLowerCase() === own.name.toLowerCase();

/** @param {{url: unknown, more?: unknown[]}} record @returns {string[]} in the order in which they are asked */
export const urlsOf = ({ url, more = [] }) => [url, ...more].map(String);

/** @type {Reply} */
const NO_ANSWER = { reply: "unreachable", reason: "no answer to this call" };

/** @param {unknown} text @returns {text is string} whether it is the hash of a transaction */
export const isHash = (text) => typeof text === "string" && /^0x[0-9a-fA-F]{64}$/.test(text);

/** @param {Call} call @param {number} id */
const requestOf = ({ method, params }, id) => `{"jsonrpc":"2.0","id":${id},"method":${JSON.stringify(method)},"params":${params}}`;

/** @param {any} answer a JSON-RPC response @returns {Reply} */
const replyOf = (answer) => {
  if (answer?.error) return { reply: "error", message: String(answer.error.message ?? "").slice(0, 500) };
  if (answer?.result === undefined) return NO_ANSWER;
  return { reply: "result", json: JSON.stringify(answer.result) };
};
