// @ts-check
/** Open settings pages: each gets all of it after every change, and says what the person wants. */
import { pastOf } from "./past.js";

/** @typedef {import("../wasm/background.js").FromSettings} FromSettings */
/** @typedef {import("../wasm/background.js").ToSettings} ToSettings */
/** @typedef {import("../wasm/background.js").Tried} Tried */
/** @typedef {import("../wasm/background.js").ExplorerView} ExplorerView */

export class Settings {
  #parts;
  /** @type {Set<chrome.runtime.Port>} */
  #ports = new Set();
  /** How the endpoints fared that were entered, by chain and address. @type {Map<string, {chain: string, how: Tried}>} */
  #tried = new Map();
  /** How the explorer fared that was entered last, by chain. @type {Map<string, Tried>} */
  #explored = new Map();
  /** How the endpoint fared of the chain that was added last. @type {Tried | null} */
  #added = null;
  /** How the price source fared that was entered last. @type {Tried | null} */
  #priced = null;
  /** Only the newest state is sent. */
  #publishing = 0;

  /**
   * @param {object} parts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {import("./policy.js").Policy} parts.policy
   * @param {import("./memory.js").Memory} parts.memory
   * @param {import("./known/directory.js").Directory} parts.directory
   * @param {import("./known/lists.js").Lists} parts.lists
   * @param {import("./chains.js").Chains} parts.chains
   * @param {import("./explorers.js").Explorers} parts.explorers
   * @param {import("./prices/prices.js").Prices} parts.prices
   * @param {Pick<import("./scans.js").Scans, "forgetChain">} parts.scans
   * @param {import("./questions/simulations.js").Simulations} parts.simulations
   * @param {import("./watching/watching.js").Watching} parts.watching
   */
  constructor(parts) {
    this.#parts = parts;
    for (const part of [parts.memory, parts.lists, parts.watching]) part.watch(() => void this.#publish());
  }

  /** @param {chrome.runtime.Port} port */
  connect(port) {
    if (this.#ports.size === 0) {
      this.#tried.clear();
      this.#explored.clear();
      this.#added = null;
      this.#priced = null;
    }
    this.#ports.add(port);
    port.onMessage.addListener((/** @type {FromSettings} */ message) => void this.#receive(message).catch(() => {}).then(() => this.#publish()));
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    void this.#publish();
  }

  /** @param {FromSettings} message @returns {Promise<void>} */
  async #receive(message) {
    const { policy, memory, directory, lists, chains, explorers, prices, simulations, watching } = this.#parts;
    switch (message.type) {
      case "setPolicy": return policy.set(message.policy);
      case "setSimulating": return simulations.turn(message.on);
      case "setWatching": return watching.set(message.watching);
      case "distrust": return memory.distrust(message.trust);
      case "addContract": return directory.add(message.contract);
      case "removeContract": return directory.remove(message);
      case "addList": return lists.add(message);
      case "removeList": return lists.remove(message.url);
      case "refreshLists": return lists.refresh({ all: true });
      case "addEndpoint": return this.#try(message);
      case "removeEndpoint":
        this.#forgetTried(message.chain, message.url);
        return chains.unchoose(message.chain, message.url);
      case "addChain": return this.#add(message);
      case "removeChain": return this.#removeChain(message.chain);
      case "setExplorer": return this.#explore(message);
      case "removeExplorer":
        this.#explored.delete(message.chain);
        return explorers.remove(message.chain);
      case "setPrices": return this.#price(message.url);
      case "removePrices":
        this.#priced = null;
        return prices.remove();
    }
  }

  /** @param {Extract<FromSettings, {type: "addEndpoint"}>} message */
  async #try({ chain, url }) {
    const key = keyOf({ chain, url });
    // What is entered last is told last.
    this.#tried.delete(key);
    this.#tried.set(key, { chain, how: { tried: "asking", url } });
    await this.#publish();
    const why = await this.#parts.chains.choose(chain, url);
    if (why) this.#tried.set(key, { chain, how: { tried: "failed", url, why } });
    else await this.#askPast(chain, url);
  }

  /** How an endpoint that was taken searches the past. @param {string} chain @param {string} url */
  async #askPast(chain, url) {
    const key = keyOf({ chain, url });
    /** @type {{chain: string, how: Tried}} */
    const taken = { chain, how: { tried: "taken", url, past: { past: "asking" } } };
    this.#tried.set(key, taken);
    await this.#publish();
    const { guard, chains } = this.#parts;
    // It may be removed meanwhile, or tried anew, or nobody wants to know any more.
    const isWanted = () => this.#ports.size > 0 && this.#tried.get(key) === taken;
    const past = await pastOf(guard, chain, chains.alone(chain, url), isWanted).catch(() => null);
    if (isWanted()) this.#tried.set(key, { chain, how: { tried: "taken", url, past } });
  }

  /** How endpoints of a chain failed before is said no more, nor anything of one that is asked no more. @param {string} of @param {string} [url] every one without it */
  #forgetTried(of, url) {
    for (const [key, { chain, how }] of this.#tried) {
      if (chain === of && (url === undefined || how.url === url || how.tried === "failed")) this.#tried.delete(key);
    }
  }

  /** @param {Extract<FromSettings, {type: "addChain"}>} message */
  async #add({ own, url }) {
    this.#added = { tried: "asking", url };
    await this.#publish();
    const why = await this.#parts.chains.add(own, url);
    this.#added = why ? { tried: "failed", url, why } : { tried: "taken", url, past: null };
    if (!why) await this.#askPast(own.chain, url);
  }

  /** What the person added goes with all that was read of it. @param {string} chain */
  async #removeChain(chain) {
    const { chains, explorers, scans } = this.#parts;
    if (!(await chains.own()).some((own) => own.chain === chain)) return;
    this.#forgetTried(chain);
    this.#explored.delete(chain);
    this.#added = null;
    // The chain itself is last, so that after a death in between it is still there to be removed.
    await chains.silence(chain);
    await explorers.remove(chain);
    await scans.forgetChain(chain);
    await chains.remove(chain);
  }

  /** @param {Extract<FromSettings, {type: "setExplorer"}>} message */
  async #explore({ chain, url, key }) {
    this.#explored.set(chain, { tried: "asking", url });
    await this.#publish();
    const why = await this.#parts.explorers.choose(chain, { url, key });
    this.#explored.set(chain, why ? { tried: "failed", url, why } : { tried: "taken", url, past: null });
  }

  /** @param {string} url */
  async #price(url) {
    /** @type {Tried} */
    const asked = { tried: "asking", url };
    this.#priced = asked;
    await this.#publish();
    const why = await this.#parts.prices.choose(url);
    // Another one was entered meanwhile, or it was removed.
    if (this.#priced !== asked) return;
    this.#priced = why ? { tried: "failed", url, why } : { tried: "taken", url, past: null };
  }

  async #publish() {
    if (this.#ports.size === 0) return;
    const turn = ++this.#publishing;
    const { policy, memory, directory, lists, chains, explorers, prices, simulations, watching } = this.#parts;
    const [settings, contracts, listed, known, ownChains, set, url, simulating, watched] =
      await Promise.all([policy.current(), directory.own(), lists.views(), chains.views(), chains.own(), explorers.views(), prices.source(), simulations.isOn(), watching.current(), memory.loaded()]);
    if (turn !== this.#publishing) return;
    const tried = [...this.#tried.values()];
    const endpoints = known.map((view) => ({ ...view, tried: tried.filter(({ chain }) => chain === view.chain).map(({ how }) => how) }));
    /** @type {ToSettings} */
    const state = { type: "state", policy: settings, trusted: memory.trusted(), contracts, lists: listed, endpoints, ownChains, chainTried: this.#added, explorers: this.#exploredOf(set), prices: { url, tried: this.#priced }, simulating, watching: watched };
    for (const port of this.#ports) port.postMessage(state);
  }

  /** @param {Omit<ExplorerView, "tried">[]} set @returns {ExplorerView[]} those that are set, then those that only were entered */
  #exploredOf(set) {
    const entered = [...this.#explored.keys()].filter((chain) => !set.some((one) => one.chain === chain));
    const all = [...set, ...entered.map((chain) => ({ chain, url: null, keyed: false }))];
    return all.map((one) => ({ ...one, tried: this.#explored.get(one.chain) ?? null }));
  }
}

/** @param {{chain: string, url: string}} endpoint */
const keyOf = ({ chain, url }) => `${chain} ${url}`;
