// @ts-check
/**
 * Saves what the person set and did as a file, restores it from one, and forgets it. A file may be anybody's: it is
 * bounded, every record of it is read as one of storage would be, and what is read is written at once or not at all.
 */
import { KIND, NAME } from "../../own-chains.js";
import { queue } from "../once.js";
import { VERSIONS } from "../store.js";
import { KINDS } from "./kinds.js";
import { LONGEST } from "./longest.js";

/** @typedef {import("../store.js").Kind} Kind */
/** @typedef {import("./kinds.js").Around} Around */
/** @typedef {import("../../wasm/background.js").OwnChain} OwnChain */
/** @typedef {[kind: Kind, name: string, record: any]} Entry */
/** @typedef {"unreadable" | "newer" | "large" | "running"} Why nothing is restored or forgotten; `running`: a revocation is under way */
/** @typedef {{saved: number, entries: Entry[], left: number}} File `saved`: unix seconds; `left`: how many records cannot be read */
/** What a file would do: `entries` and `left` are counts, `hosts` are those that would be contacted. */
/** @typedef {{saved: number, entries: number, left: number, hosts: string[]}} Found */

/** What a file says it is, and the version of files that is written. */
const FORMAT = "countersign-backup";
const VERSION = 1;
/** The most records of a file that are looked at. */
const MOST_RECORDS = 20_000;

const ALL = /** @type {Kind[]} */ (Object.keys(KINDS));
const SETTINGS = ALL.filter((kind) => KINDS[kind]?.isSetting);

export class Backup {
  #store;
  #guard;
  #chains;
  #renewed;
  #revocations;
  #accounts;
  #scans;
  #passed;
  #welcome;
  /** One change of all of it after the other. */
  #next = queue();

  /**
   * @param {object} parts
   * @param {import("../store.js").Store} parts.store
   * @param {Pick<import("../guard.js").Guard, "beginLook">} parts.guard
   * @param {Pick<import("../chains.js").Chains, "own" | "allowed" | "ids">} parts.chains
   * @param {{renew: () => Promise<void>}[]} parts.renewed all that holds what is stored in memory
   * @param {Pick<import("../revocations/revocations.js").Revocations, "current" | "dismiss">} parts.revocations
   * @param {Pick<import("../accounts.js").Accounts, "all">} parts.accounts
   * @param {Pick<import("../scans.js").Scans, "forget">} parts.scans
   * @param {Pick<import("../passed.js").Passed, "forget">} parts.passed
   * @param {Pick<import("../welcome.js").Welcome, "open">} parts.welcome
   */
  constructor({ store, guard, chains, renewed, revocations, accounts, scans, passed, welcome }) {
    this.#store = store;
    this.#guard = guard;
    this.#chains = chains;
    this.#renewed = renewed;
    this.#revocations = revocations;
    this.#accounts = accounts;
    this.#scans = scans;
    this.#passed = passed;
    this.#welcome = welcome;
  }

  /** @param {{keys: boolean}} wish whether explorers' keys are saved too @returns {Promise<string>} the text of the file */
  async save({ keys }) {
    const around = await this.#around(await this.#chains.own());
    /** @type {Record<string, object>} */
    const records = {};
    for (const kind of ALL) {
      for (const [name, record] of await this.#store.list(kind)) {
        // What the next reader would leave out is of no use to anybody.
        const read = await this.#read(kind, name, record, around);
        if (read) records[`${kind}/${read[0]}`] = { ...(kind === "explorer" && !keys ? { ...read[1], key: "" } : read[1]), v: VERSIONS[kind] };
      }
    }
    return JSON.stringify({ format: FORMAT, v: VERSION, saved: Math.floor(Date.now() / 1000), records });
  }

  /** What would come of a file; nothing is changed. @param {string} text @returns {Promise<Found | Why>} */
  async look(text) {
    const file = await this.#parse(text);
    if (typeof file === "string") return file;
    return { saved: file.saved, entries: file.entries.length, left: file.left, hosts: hostsOf(file.entries) };
  }

  /** Puts what a file has in the place of all that is of those kinds. @param {string} text @returns {Promise<Why | null>} why it did not */
  restore(text) {
    return this.#next(async () => {
      const file = await this.#parse(text);
      if (typeof file === "string") return file;
      if (await this.#isRevoking()) return "running";
      await this.#store.replace(ALL, file.entries);
      await this.#renew();
      return null;
    });
  }

  /**
   * Sets back what the settings show, or forgets all that is stored. Requests that are held stay held: nobody has decided on them.
   * @param {{all: boolean}} wish @returns {Promise<Why | null>} why it did not
   */
  reset({ all }) {
    return this.#next(async () => {
      if (await this.#isRevoking()) return "running";
      await (all ? this.#forgetAll() : this.#store.replace(SETTINGS, []));
      await this.#renew();
      if (all) await this.#welcome.open();
      return null;
    });
  }

  async #forgetAll() {
    await this.#revocations.dismiss();
    // What is being read now is forgotten once it was.
    for (const account of await this.#accounts.all()) await this.#scans.forget(account);
    await this.#store.clear();
    await this.#passed.forget();
  }

  /** A run asks the endpoints that are set, and writes down what it does. */
  async #isRevoking() {
    const run = await this.#revocations.current();
    return run !== null && !run.over;
  }

  async #renew() {
    for (const part of this.#renewed) await part.renew();
  }

  /** @param {OwnChain[]} own chains that are saved or restored @returns {Promise<Around>} */
  async #around(own) {
    const chains = new Set(await this.#chains.ids(own));
    const isSignature = (/** @type {any} */ given) => this.#guard.beginLook([given], 0).then(() => true, () => false);
    return { chains, own, isSignature };
  }

  /** @param {string} text @returns {Promise<File | Why>} */
  async #parse(text) {
    if (text.length > LONGEST) return "large";
    const file = parsed(text);
    if (file?.format !== FORMAT || !Number.isInteger(file.v) || typeof file.records !== "object" || file.records === null) return "unreadable";
    if (file.v > VERSION) return "newer";
    const all = Object.entries(file.records);
    if (file.v < 1 || all.length > MOST_RECORDS) return "unreadable";
    const added = file.records[`${KIND}/${NAME}`];
    const around = await this.#around(added?.v === VERSIONS[KIND] ? await this.#chains.allowed(added) : []);
    /** By key: the same may be named twice. @type {Map<string, Entry>} */
    const entries = new Map();
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const [key, record] of all) {
      const slash = key.indexOf("/");
      const kind = /** @type {Kind} */ (key.slice(0, slash));
      const form = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
      const count = counts.get(kind) ?? 0;
      if (!form || count >= form.most || record?.v !== VERSIONS[kind]) continue;
      const read = await this.#read(kind, key.slice(slash + 1), record, around);
      if (!read) continue;
      counts.set(kind, count + 1);
      entries.set(`${kind}/${read[0]}`, [kind, ...read]);
    }
    const saved = Number.isSafeInteger(file.saved) && file.saved >= 0 && file.saved < 1e11 ? file.saved : 0;
    return { saved, entries: [...entries.values()], left: all.length - entries.size };
  }

  /** @param {Kind} kind @param {string} name @param {any} record @param {Around} around */
  async #read(kind, name, record, around) {
    try {
      return (await KINDS[kind]?.read(name, record, around)) ?? null;
    } catch {
      return null;
    }
  }
}

/** @param {string} text @returns {any} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** @param {Entry[]} entries @returns {string[]} the hosts that are contacted by them */
const hostsOf = (entries) => {
  const urls = entries.flatMap(([kind, name, record]) => {
    if (kind === "endpoint") return [record.url, ...record.more];
    return kind === "explorer" || kind === "prices" ? [record.url] : kind === "list" ? [name] : [];
  });
  return [...new Set(urls.map((url) => new URL(url).host))];
};
