// @ts-check
/**
 * The ENS names that accounts go by, and the accounts that names lead to: asked of the person's endpoints of Ethereum, and
 * of nobody where there is none. Which name counts is the guard's to say. Nothing waits for a name.
 */
import { once, queue } from "./once.js";

/** @typedef {import("../wasm/background.js").AccountName} AccountName */
/** @typedef {import("../wasm/background.js").Named} Named */
/** @typedef {import("../wasm/background.js").Resolved} Resolved */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {{name: string | null, at: number}} Kept a name, or that there is none; `at`: when that was read, in ms since 1970 */

/** The chain that the names are on. */
export const CHAIN = "0x1";
/** How long nobody is asked again for a name, or whether there is one, in ms. */
const GOOD = 24 * 3_600_000;
/** How long a name is shown that nobody confirms any more, in ms. */
const SHOWN = 7 * GOOD;
/** How long nobody is asked after there was no answer, in ms. */
const REST = 300_000;
/** How long one HTTP request may take, in ms. */
const ASK_MS = 10_000;
/** What is said of a name that somebody typed. @type {Record<Named["state"] | "nobody", string>} */
const SAYS = { found: "name_found", none: "name_none", odd: "name_odd", unread: "name_unread", open: "name_unread", nobody: "name_nobody" };
/** How many names are looked up at once that somebody typed: as many as accounts are kept. */
const MOST_TYPED = 64;
/** The most characters of a typed name that are said back. */
const MOST_SAID = 255;

export class Names {
  #guard;
  #chains;
  #store;
  #accounts;
  #now;
  /** By account. @type {Map<string, Kept>} */
  #kept = new Map();
  #load;
  #next = queue();
  /** Accounts whose names are being asked for, and that are not forgotten since. @type {Set<string>} */
  #asking = new Set();
  #restsUntil = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {object} parts
   * @param {Pick<import("./guard.js").Guard, "beginNames" | "stepNames">} parts.guard
   * @param {Pick<import("./chains.js").Chains, "line" | "ask" | "watch">} parts.chains
   * @param {import("./store.js").Store} parts.store
   * @param {Pick<import("./accounts.js").Accounts, "all">} parts.accounts
   * @param {() => number} [now] ms since 1970
   */
  constructor({ guard, chains, store, accounts }, now = Date.now) {
    this.#guard = guard;
    this.#chains = chains;
    this.#store = store;
    this.#accounts = accounts;
    this.#now = now;
    this.#load = once(async () => {
      for (const [account, kept] of keptIn(await store.read("name", "all"))) this.#kept.set(account, kept);
    });
    // What endpoints said is forgotten when others are chosen.
    chains.watch((chain) => void (chain === CHAIN && this.#drop()));
  }

  /** @param {() => void} listener called whenever a name is another @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {string[]} accounts @returns {Promise<AccountName[]>} the names that are known of them */
  async of(accounts) {
    await this.#load();
    return accounts.flatMap((account) => {
      const { name = null, at = 0 } = this.#kept.get(account) ?? {};
      return name !== null && this.#isWithin(at, SHOWN) ? [{ account, name }] : [];
    });
  }

  /**
   * Asks for the names of these accounts, where that was not done lately.
   * @param {string[]} accounts of which the endpoints of Ethereum know already @returns {Promise<void>} which does not reject
   */
  async want(accounts) {
    await this.#load();
    if (this.#now() < this.#restsUntil) return;
    const due = accounts.filter((account) => !this.#asking.has(account) && !this.#isWithin(this.#kept.get(account)?.at ?? 0, GOOD));
    if (due.length === 0) return;
    const asking = this.#asking;
    for (const account of due) asking.add(account);
    const found = await this.#ask(due, []).catch(() => null);
    // Who was asked may be asked no more.
    if (asking !== this.#asking) return;
    due.forEach((account, at) => this.#take(account, found?.[at]));
    await this.#keep();
  }

  /** @param {string[]} typed @returns {Promise<Resolved[]>} the accounts that names lead to, in order */
  async resolve(typed) {
    const names = typed.slice(0, MOST_TYPED);
    const found = await this.#ask([], names).catch(() => undefined);
    return names.map((name, at) => resolved(name, found === null ? "nobody" : (found?.[at]?.state ?? "unread"), found?.[at]?.account));
  }

  /** Knows the name of an account no more. @param {string} account */
  async forget(account) {
    await this.#load();
    this.#asking.delete(account);
    this.#kept.delete(account);
    await this.#keep();
  }

  /** @param {string[]} accounts @param {string[]} typed @returns {Promise<Named[] | null>} null if there is nobody to ask */
  async #ask(accounts, typed) {
    if (!(await this.#chains.line(CHAIN))) return null;
    let step = await this.#guard.beginNames(accounts, typed);
    while (step.naming === "more") {
      step = await this.#guard.stepNames(step.look, await this.#chains.ask(step.calls, ASK_MS, 0, { isIdle: true }));
    }
    return step.found;
  }

  /** @param {string} account @param {Named | undefined} found undefined without an answer */
  #take(account, found) {
    if (!this.#asking.delete(account)) return;
    if (found?.state === "found") this.#kept.set(account, { name: found.name, at: this.#now() });
    else if (found?.state === "none") this.#kept.set(account, { name: null, at: this.#now() });
    else this.#restsUntil = this.#now() + REST;
  }

  async #drop() {
    await this.#load();
    this.#asking = new Set();
    this.#kept.clear();
    this.#restsUntil = 0;
    await this.#keep();
  }

  /** Keeps what is known of accounts that are kept themselves. @returns {Promise<void>} which does not reject: without room for names they are asked for again */
  async #keep() {
    for (const listener of this.#listeners) listener();
    await this.#next(async () => {
      const known = new Set(await this.#accounts.all());
      for (const account of this.#kept.keys()) if (!known.has(account)) this.#kept.delete(account);
      if (this.#kept.size === 0) return this.#store.remove("name", "all");
      return this.#store.write("name", "all", { all: [...this.#kept] });
    }).catch(() => {});
  }

  /** @param {number} at @param {number} span whether that is no longer ago, in ms */
  #isWithin(at, span) {
    const age = this.#now() - at;
    return age >= 0 && age < span;
  }
}

/** @param {any} record @returns {[string, Kept][]} what could have been written there */
function keptIn(record) {
  const all = Array.isArray(record?.all) ? record.all.filter(Array.isArray) : [];
  return all.flatMap((/** @type {any[]} */ [account, kept]) => {
    const { name, at } = kept ?? {};
    const isKept = typeof account === "string" && (name === null || (typeof name === "string" && /^[a-z0-9_.-]{3,255}$/.test(name))) && Number.isSafeInteger(at);
    return isKept ? [[account, { name, at }]] : [];
  });
}

/** @param {string} typed @param {keyof typeof SAYS} state @param {string | null} [of] the account, where one was found @returns {Resolved} */
function resolved(typed, state, of = null) {
  const account = state === "found" ? of : null;
  /** @type {Text["args"]} */
  const args = { name: { arg: "page", value: typed.slice(0, MOST_SAID) } };
  if (account !== null) args["account"] = { arg: "address", value: account };
  return { name: typed, account, says: { id: SAYS[state], args } };
}
