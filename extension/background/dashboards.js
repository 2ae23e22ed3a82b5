// @ts-check
/**
 * Open dashboards: each gets what is known of every account on every chain, and says what the person wants. A list may
 * be large, so it is sent once, and again only when it changed.
 */

import { hex } from "../hex.js";
import { pricedTokens } from "../worth.js";
import { MOST } from "./accounts.js";
import { CHAIN as NAMING } from "./names.js";

/** @typedef {import("../wasm/background.js").FromDashboard} FromDashboard */
/** @typedef {import("../wasm/background.js").ListState} ListState */
/** @typedef {import("../wasm/background.js").Reach} Reach */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("../wasm/background.js").ToDashboard} ToDashboard */

/** Changes that come sooner after each other are told together, in ms. */
const PACE_MS = 150;

export class Dashboards {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {import("./accounts.js").Accounts} parts.accounts
   * @param {import("./chains.js").Chains} parts.chains
   * @param {import("./wallets/wallets.js").Wallets} parts.wallets
   * @param {import("./scans.js").Scans} parts.scans
   * @param {import("./revocations/revocations.js").Revocations} parts.revocations
   * @param {import("./signatures/signatures.js").Signatures} parts.signatures
   * @param {import("./signatures/elsewhere.js").Elsewhere} parts.elsewhere
   * @param {import("./history.js").History} parts.history
   * @param {import("./prices/prices.js").Prices} parts.prices
   * @param {Pick<import("./questions/block.js").Blocks, "time">} parts.blocks
   * @param {Pick<import("./names.js").Names, "of" | "want" | "resolve" | "forget" | "watch">} parts.names
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {chrome.runtime.Port} port */
  connect(port) {
    const { chains, scans, revocations, signatures, history, prices, names } = this.#parts;
    const dashboard = new Dashboard((message) => port.postMessage(message), this.#parts);
    port.onMessage.addListener((/** @type {FromDashboard} */ message) => void dashboard.receive(message));
    const unwatch = [chains.watch(dashboard.reached), scans.watch(dashboard.changed), scans.follow(dashboard.tell), revocations.watch(dashboard.tell), signatures.watch(dashboard.signed), history.watch(dashboard.done), prices.watch(dashboard.priced), names.watch(dashboard.tell)];
    port.onDisconnect.addListener(() => {
      dashboard.close();
      for (const end of unwatch) end();
    });
    void dashboard.open();
  }
}

/** One of them. Exported for its tests. */
export class Dashboard {
  #say;
  #parts;
  #closed = false;
  /** What was said of each list, by `chain/owner`. @type {Map<string, {reach: Reach, readAt: number}>} */
  #said = new Map();
  /** Lists that changed since. @type {Set<string>} */
  #stale = new Set();
  /** Whether signatures changed since. */
  #isSignedStale = true;
  /** Whether the history changed since. */
  #isHistoryStale = true;
  /** Whether prices, or the tokens that have some, changed since. */
  #isPricedStale = true;
  /** Whether any were said. */
  #hasPrices = false;
  /** Tokens of each list, by `chain/owner`. @type {Map<string, {chain: string, token: string}[]>} */
  #tokens = new Map();
  /** @type {TabWallet[]} */
  #wallets = [];
  /** Accounts, until there may be others: in some browsers to look for them is to read all of storage. @type {Promise<string[]> | null} */
  #known = null;
  /** The same of chains. @type {ReturnType<import("./chains.js").Chains["views"]> | null} */
  #views = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  /** What is told now, one after the other. @type {Promise<void>} */
  #telling = Promise.resolve();

  /** @param {(message: ToDashboard) => void} say @param {ConstructorParameters<typeof Dashboards>[0]} parts */
  constructor(say, parts) {
    this.#say = say;
    this.#parts = parts;
  }

  /** Says all that is known. */
  open() {
    this.#telling = this.#open();
    return this.#telling;
  }

  close() {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** A list changed. @param {string} name */
  changed = (name) => {
    this.#stale.add(name);
    this.#forgetKnown();
    this.tell();
  };

  /** There are other chains, or others are asked about one. */
  reached = () => {
    this.#forgetKnown();
    this.tell();
  };

  /** Something about the signatures changed. */
  signed = () => {
    this.#isSignedStale = true;
    this.tell();
  };

  /** Something was added to the history, or forgotten. */
  done = () => {
    this.#isHistoryStale = true;
    this.tell();
  };

  /** Some price is another, or the source. */
  priced = () => {
    this.#isPricedStale = true;
    this.tell();
  };

  /** Accounts and chains may be others now. */
  #forgetKnown() {
    this.#known = null;
    this.#views = null;
  }

  /** Says soon what changed. */
  tell = () => {
    if (this.#closed || this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#telling = this.#telling.then(() => this.#publish());
    }, PACE_MS);
  };

  /** @param {FromDashboard} message */
  async receive(message) {
    const { revocations, signatures, elsewhere, history, wallets } = this.#parts;
    switch (message.type) {
      case "look": return this.#look();
      case "refresh": return this.#refresh(message);
      case "date": return this.#date(message);
      case "watch": return this.#watch(message.accounts);
      case "resolve": return this.#resolve(message.names);
      case "forget": return this.#forget(message.account);
      case "revoke": return revocations.begin(message, () => signatures.targets(message.names));
      case "limit": return revocations.begin({ ...message, keys: [] }, async () => [limitOf(message)]);
      case "connect":
        await wallets.connect(message.wallet);
        return this.#look();
      case "paste": return this.#answerPaste(await elsewhere.add(message.text, message.account));
      case "forgetSignatures": return signatures.forget(message.names);
      case "forgetHistory": return history.forget(message.names);
      case "pause": return revocations.pause();
      case "proceed": return revocations.proceed(message);
      case "dismiss": return revocations.dismiss();
    }
  }

  /** @param {Extract<FromDashboard, {type: "date"}>} wish */
  async #date({ chain, block }) {
    const time = await this.#parts.blocks.time(chain, block);
    if (!this.#closed) this.#say({ type: "dated", chain, block, time: time === null ? null : hex(time) });
  }

  /** @param {import("../wasm/background.js").Text | null} why */
  #answerPaste(why) {
    if (!this.#closed) this.#say({ type: "pasted", why });
  }

  async #open() {
    const kept = await this.#parts.store.list("allowances");
    const accounts = new Set(await this.#accounts());
    for (const [name, record] of kept) if (accounts.has(ownerOf(name))) this.#sayList(name, record);
    await this.#publish();
  }

  /** @returns {Promise<string[]>} the last one that was used first */
  #accounts() {
    this.#known ??= this.#parts.accounts.all();
    return this.#known;
  }

  /** @param {string} name @param {any} record */
  #sayList(name, { reach, readAt, allowances, unread }) {
    this.#said.set(name, { reach, readAt });
    this.#tokens.set(name, pricedTokens(allowances));
    this.#isPricedStale = true;
    if (!this.#closed) this.#say({ type: "list", owner: ownerOf(name), chain: chainOf(name), allowances, unread });
  }

  /** What was said of a list holds no more: its chain is gone. @param {string} name */
  #takeBack(name) {
    this.#tokens.delete(name);
    if (this.#said.delete(name) && !this.#closed) this.#say({ type: "list", owner: ownerOf(name), chain: chainOf(name), allowances: [], unread: [] });
  }

  async #publish() {
    const { store, chains, scans, revocations, names } = this.#parts;
    const accounts = await this.#accounts();
    const stale = [...this.#stale].filter((name) => accounts.includes(ownerOf(name)));
    this.#stale.clear();
    for (const name of stale) {
      if (!scans.isSettled(chainOf(name), ownerOf(name))) continue;
      const record = await store.read("allowances", name);
      if (record) this.#sayList(name, record);
      else this.#takeBack(name);
    }
    if (this.#isSignedStale) await this.#saySigned();
    if (this.#isHistoryStale) await this.#sayHistory();
    if (this.#isPricedStale) await this.#sayPrices();
    this.#views ??= chains.views();
    const [views, run, named] = await Promise.all([this.#views, revocations.current(), names.of(accounts)]);
    if (this.#closed) return;
    const listed = views.map(({ chain, name, urls }) => ({ chain, name, asked: urls.length > 0 }));
    const lists = accounts.flatMap((owner) => listed.flatMap(({ chain, asked }) => this.#stateOf(owner, chain, asked) ?? []));
    const room = Math.max(0, MOST - accounts.length);
    this.#say({ type: "state", accounts, names: named, room, chains: listed, lists, wallets: this.#wallets, run });
    // Whoever is asked has been asked about these accounts already.
    void names.want(accounts.filter((account) => this.#said.has(`${NAMING}/${account}`)));
  }

  async #saySigned() {
    const { signatures } = this.#parts;
    this.#isSignedStale = false;
    const list = await signatures.all();
    if (!this.#closed) this.#say({ type: "signatures", list, reading: signatures.isLooking });
  }

  async #sayHistory() {
    this.#isHistoryStale = false;
    const list = await this.#parts.history.all();
    if (!this.#closed) this.#say({ type: "history", list });
  }

  async #sayPrices() {
    this.#isPricedStale = false;
    const { prices } = this.#parts;
    const book = await prices.book();
    if (!book && !this.#hasPrices) return;
    this.#hasPrices = book !== null;
    const accounts = await this.#accounts();
    const own = [...this.#tokens].flatMap(([name, some]) => (accounts.includes(ownerOf(name)) ? some : []));
    const tokens = new Map(own.map((one) => [`${one.chain}/${one.token}`, one]));
    if (book) void prices.want([...tokens.values()]);
    const list = [...tokens.values()].flatMap(({ chain, token }) => book?.of(chain, token) ?? []);
    if (!this.#closed) this.#say({ type: "prices", source: book?.host ?? null, list });
  }

  /** @param {string} owner @param {string} chain @param {boolean} asked @returns {ListState | null} null where nothing is known or asked */
  #stateOf(owner, chain, asked) {
    const { scans } = this.#parts;
    const said = this.#said.get(`${chain}/${owner}`);
    if (!asked && !said) return null;
    const readAt = said?.readAt ?? 0;
    if (scans.isReading(chain, owner)) return { owner, chain, reach: { state: "loading" }, readAt, status: scans.status(chain, owner) };
    return { owner, chain, reach: said?.reach ?? null, readAt, status: null };
  }

  /** Which wallets are there. Their accounts are only offered: a page can name any account, and reading it tells an endpoint. */
  async #look() {
    this.#wallets = await this.#parts.wallets.all();
    this.#forgetKnown();
    this.tell();
  }

  /**
   * What is only refreshed was read before: a page can bring an account here, but nobody is asked about it before the
   * person wants that.
   * @param {Extract<FromDashboard, {type: "refresh"}>} wish
   */
  async #refresh({ owner, chain, older }) {
    void this.#parts.signatures.look(older);
    const known = new Set([...this.#said.keys()].map(ownerOf));
    const accounts = (await this.#accounts()).filter((one) => (owner ?? one) === one && (older === 0 || known.has(one)));
    await this.#readAll(accounts, chain, older);
  }

  /**
   * One account after the other, so that the first is complete soon.
   * @param {string[]} accounts @param {string | null} only one chain @param {number} older seconds
   */
  async #readAll(accounts, only, older) {
    const { chains, scans } = this.#parts;
    const ids = (await chains.reachable()).map(({ id }) => id).filter((id) => only === null || id === only);
    const before = Date.now() / 1000 - older;
    const isDue = (/** @type {string} */ name) => {
      const said = this.#said.get(name);
      return older === 0 || !said || said.reach.state === "failed" || said.readAt < before;
    };
    for (const owner of accounts) {
      if (this.#closed) return;
      await Promise.all(ids.filter((id) => isDue(`${id}/${owner}`)).map((id) => scans.read(id, owner)));
    }
  }

  /** @param {string[]} accounts */
  async #watch(accounts) {
    const known = await this.#accounts();
    const added = [...new Set(accounts)].filter((account) => /^0x[0-9a-f]{40}$/.test(account) && !known.includes(account));
    const taken = added.slice(0, Math.max(0, MOST - known.length));
    for (const account of taken) await this.#parts.accounts.used(account);
    this.#forgetKnown();
    this.tell();
    await this.#readAll(taken, null, 0);
  }

  /** @param {string[]} typed */
  async #resolve(typed) {
    const list = await this.#parts.names.resolve(typed);
    if (!this.#closed) this.#say({ type: "resolved", list });
  }

  /** @param {string} account */
  async #forget(account) {
    await this.#parts.accounts.forget(account);
    await this.#parts.names.forget(account);
    this.#forgetKnown();
    await this.#parts.scans.forget(account);
    for (const name of this.#said.keys()) if (ownerOf(name) === account) this.#said.delete(name);
    this.tell();
  }
}

/** @param {Extract<FromDashboard, {type: "limit"}>} wish @returns {import("../wasm/background.js").Target} */
const limitOf = ({ key, amount, until }) => ({ target: "limit", key, amount, until, anew: false });

/** @param {string} name */
const chainOf = (name) => name.slice(0, name.indexOf("/"));

/** @param {string} name */
const ownerOf = (name) => name.slice(name.indexOf("/") + 1);
