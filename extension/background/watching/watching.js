// @ts-check
/**
 * Reads allowances again while nobody looks, and has the person told what is new. It asks only about lists that were
 * read before, of accounts that the person has, and only the person's own endpoints. What is news the guard says. Each
 * round is a record in storage, and an alarm goes off soon after its beginning, so that another background ends what a
 * stopped one began.
 */
import { once, queue } from "../once.js";

/** @typedef {import("../../wasm/background.js").News} News */
/** @typedef {import("../../wasm/background.js").Watching} Wish */
/**
 * @typedef {object} Round
 * @property {number} since when it began, in ms: what was read later is read
 * @property {number} tries how many backgrounds began it
 * @property {boolean} isOver
 * @property {number} told the last round whose news a notification showed
 */
/** @typedef {{told: unknown, news: News[], since: number}} Told of a list: what only the guard reads, and the news of a round */

const ALARM = "watch";
/** How long is between two rounds, in minutes. */
const EVERY = 180;
/** How long until a round is begun again that had to wait, or whose background died, in minutes. */
const SOON = 1;
/** How many backgrounds may die in one round before the next one is waited for. */
const MOST_TRIES = 5;
/** News of one list that wait for a notification. */
const MOST_NEWS = 64;

/** The largest number of times that may be set; 0 is never. */
const MOST_GROWTH = 1000;
/** @type {Wish} */
const USUAL = { on: false, wants: { unlimited: true, ending: true, growth: 10 } };

export class Watching {
  #parts;
  #now;
  /** What was set in this life. @type {Wish | null} */
  #own = null;
  #read;
  /** One change of what is set after the other. */
  #next = queue();
  #isUnderWay = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {object} parts
   * @param {Pick<import("../guard.js").Guard, "news">} parts.guard
   * @param {import("../store.js").Store} parts.store
   * @param {Pick<import("../accounts.js").Accounts, "all">} parts.accounts
   * @param {Pick<import("../chains.js").Chains, "reachable">} parts.chains
   * @param {Pick<import("../scans.js").Scans, "isBusy" | "read">} parts.scans
   * @param {Pick<import("./notices.js").Notices, "giveBack" | "isAllowed" | "listen" | "ranked" | "show">} parts.notices
   * @param {Pick<typeof chrome, "alarms" | "permissions">} parts.browser
   * @param {() => number} [now] in ms since 1970
   */
  constructor(parts, now = Date.now) {
    this.#parts = parts;
    this.#now = now;
    this.#read = this.#reading();
  }

  #reading() {
    return once(async () => wishOf(await this.#parts.store.read("watching", "own")));
  }

  /** Registers for alarms, for clicks, and for the end of the permission. */
  listen() {
    const { browser, notices } = this.#parts;
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === ALARM) void this.wake();
    });
    browser.permissions.onRemoved.addListener(() => void this.#permissionsChanged());
    notices.listen();
  }

  /** @param {() => void} listener called whenever what is set changes by itself @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {Promise<Wish>} what is set */
  async current() {
    return this.#own ?? this.#read();
  }

  /** @param {Wish} wish */
  set(wish) {
    return this.#next(async () => {
      const known = wishOf(wish);
      // Without leave to tell anything nothing is read.
      const own = { ...known, on: known.on && (await this.#parts.notices.isAllowed()) };
      this.#own = own;
      await this.#parts.store.write("watching", "own", own);
      await (own.on ? this.resume() : this.#stop());
    });
  }

  /** What is stored is another now: it is set as if the person had, so only with leave to tell anything. */
  async renew() {
    this.#own = null;
    this.#read = this.#reading();
    await this.set(await this.current());
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }

  /** Sees to it that there is an alarm: some browsers forget them when they end. */
  async resume() {
    const { browser, store } = this.#parts;
    if (!(await this.current()).on || (await browser.alarms.get(ALARM))) return;
    /** @type {Round | null} */
    const last = await store.read("watching", "round");
    const left = last?.isOver ? EVERY - (this.#now() - last.since) / 60_000 : SOON;
    await this.#again(Math.min(EVERY, Math.max(SOON, left)));
  }

  /** Begins a round or goes on with it, unless something is being read. */
  async wake() {
    if (this.#isUnderWay || !(await this.#isWanted())) return;
    this.#isUnderWay = true;
    try {
      await this.#again(SOON);
      if (!this.#parts.scans.isBusy) await this.#go();
    } catch {
      // What could not be stored now may be in a minute.
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #go() {
    const { store } = this.#parts;
    const round = await this.#round();
    await store.write("watching", "round", round);
    if (!round.isOver) {
      const names = await this.#lists();
      await this.#readAll(names, round.since);
      for (const name of names) await this.#compare(name, round);
      await this.#tell(names, round);
      await store.write("watching", "round", { ...round, isOver: true, told: round.since });
    }
    if (await this.#isWanted()) await this.#again(EVERY);
  }

  /** @returns {Promise<Round>} the one that was begun, or else a new one */
  async #round() {
    /** @type {Round | null} */
    const last = await this.#parts.store.read("watching", "round");
    if (last && !last.isOver) return { ...last, tries: last.tries + 1, isOver: last.tries >= MOST_TRIES };
    return { since: Math.max(this.#now(), (last?.since ?? 0) + 1), tries: 1, isOver: false, told: last?.told ?? 0 };
  }

  /** @returns {Promise<string[]>} lists that were read before, as `chain/owner`, account by account */
  async #lists() {
    const { accounts, chains, store } = this.#parts;
    const [owners, reachable, kept] = await Promise.all([accounts.all(), chains.reachable(), store.list("allowances")]);
    const known = new Set(kept.filter(([, { readAt }]) => readAt > 0).map(([name]) => name));
    return owners.flatMap((owner) => reachable.map(({ id }) => `${id}/${owner}`)).filter((name) => known.has(name));
  }

  /** One account after the other, so that nobody is asked everything at once. @param {string[]} names @param {number} since */
  async #readAll(names, since) {
    const { scans, store } = this.#parts;
    for (const owner of new Set(names.map(ownerOf))) {
      if (!(await this.#isWanted())) return;
      await Promise.all(names.filter((name) => ownerOf(name) === owner).map(async (name) => {
        const kept = await store.read("allowances", name);
        if (kept && kept.readAt * 1000 <= since) await scans.read(chainOf(name), owner);
      }));
    }
  }

  /**
   * What a list brings is kept beside what was told of it, so that a death loses none and repeats none.
   * @param {string} name @param {Round} round
   */
  async #compare(name, round) {
    const { guard, notices, store } = this.#parts;
    try {
      const list = await store.read("allowances", name);
      /** @type {Told | null} */
      const kept = await store.read("told", name);
      const { on, wants } = await this.current();
      if (!list || !on) return;
      const { told, news } = await guard.news(kept?.told ?? null, list, Math.floor(this.#now() / 1000), wants);
      await store.write("told", name, { told, news: (await notices.ranked([...untoldOf(kept, round), ...news])).slice(0, MOST_NEWS), since: round.since });
    } catch {
      // The guard trapped, or there was no room: of this list nothing counts as told.
    }
  }

  /** Tells all that no notification has shown, in one. Told again it takes the place of the former. @param {string[]} names @param {Round} round */
  async #tell(names, round) {
    const { notices, store } = this.#parts;
    const kept = await Promise.all(names.map((name) => store.read("told", name)));
    const news = kept.flatMap((record) => untoldOf(record, round));
    if (news.length > 0 && (await this.#isWanted())) await notices.show(`news-${round.since}`, news);
  }

  /** The person, or their browser, took the permission away. */
  async #permissionsChanged() {
    const wish = await this.current();
    if (!wish.on || (await this.#parts.notices.isAllowed())) return;
    await this.set({ ...wish, on: false });
    this.#changed();
  }

  /** Whether to read and tell anything: the person wants it, and the browser lets us. */
  async #isWanted() {
    return (await this.current()).on && (await this.#parts.notices.isAllowed());
  }

  /** Ends it, with all that is known of what was told. */
  async #stop() {
    const { browser, notices, store } = this.#parts;
    await browser.alarms.clear(ALARM);
    for (const [name] of await store.list("told")) await store.remove("told", name);
    await store.remove("watching", "round");
    await notices.giveBack();
  }

  /** @param {number} delayInMinutes */
  #again(delayInMinutes) {
    return this.#parts.browser.alarms.create(ALARM, { delayInMinutes });
  }
}

/** @param {Wish | null} wish @returns {Wish} the part of it that the guard can read */
export const wishOf = (wish) => {
  const { on = false, wants: { unlimited, ending, growth } = USUAL.wants } = wish ?? USUAL;
  return { on: on === true, wants: { unlimited: unlimited === true, ending: ending === true, growth: Number.isInteger(growth) && growth >= 0 && growth <= MOST_GROWTH ? growth : USUAL.wants.growth } };
};

/** @param {Told | null} kept @param {Round} round @returns {News[]} what no notification has shown */
const untoldOf = (kept, { told }) => (kept && kept.since > told ? kept.news : []);

/** @param {string} name */
const chainOf = (name) => name.slice(0, name.indexOf("/"));

/** @param {string} name */
const ownerOf = (name) => name.slice(name.indexOf("/") + 1);
