// @ts-check
/**
 * What the toolbar's icon says of each tab: nothing where the guard works, a badge and a title where it does not, and a
 * number where it let something through without asking of which the person wants to be told.
 *
 * It goes by three facts, none of which is the tab's address: whether a content script of this very instance of
 * the extension answers, and was there before the page; whether the browser lets us work on all sites; and whether
 * the tab was open before this instance was. Scripts that an update left behind do not answer. None is put into a
 * tab later: the page may have kept a wallet for itself by then, so the only honest word is "reload".
 *
 * Such badges are the tab's own. Where a tab has none, the number for all tabs shows: how many allowances and signatures
 * are dangerous. The browser keeps it when the background is stopped.
 */

/** @typedef {import("../wasm/background.js").Protection} Protection */

const EVERYWHERE = { origins: ["<all_urls>"] };

const GREY = "#6b7280";
const ORANGE = "#c2410c";
const TEAL = "#0b5c62";
const RED = "#b3261e";
/** The largest number that a badge has room for. */
const MOST = 999;

/** A dash is for where nobody can do anything. @type {Record<Protection, {text: string, color: string, title: string} | null>} */
const BADGES = {
  unknown: null,
  guarded: null,
  reload: { text: "!", color: ORANGE, title: "toolbar_reload" },
  withheld: { text: "!", color: ORANGE, title: "toolbar_withheld" },
  impossible: { text: "–", color: GREY, title: "toolbar_impossible" },
};

export class Toolbar {
  #store;
  #tabs;
  #passed;
  #dangers;
  /** Tabs that were open before this instance, or before it was allowed, and have not answered since. @type {Promise<Set<number>>} */
  #before;
  /** @type {Set<(tab: number) => void>} */
  #watchers = new Set();

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {import("./tabs.js").Tabs} parts.tabs
   * @param {import("./passed.js").Passed} parts.passed
   * @param {import("./danger.js").Dangers} parts.dangers
   */
  constructor({ store, tabs, passed, dangers }) {
    this.#dangers = dangers;
    this.#passed = passed;
    this.#store = store;
    this.#tabs = tabs;
    this.#before = this.#recall();
  }

  /** Registers for what changes the facts. */
  listen() {
    chrome.tabs.onActivated.addListener(({ tabId }) => void this.show(tabId));
    chrome.tabs.onUpdated.addListener((id, { status }, tab) => {
      if (status === "complete" && tab.active) void this.show(id);
    });
    this.#passed.watch((tab) => void (tab === null ? this.#showActive() : this.show(tab)));
    chrome.permissions.onAdded.addListener(() => void this.#allowed());
    chrome.permissions.onRemoved.addListener(() => void this.#showActive());
    // The browser opens its tabs after us, whenever this runs.
    chrome.runtime.onStartup.addListener(() => void this.#remember([]));
    const count = () => void this.#count().catch(() => {});
    this.#dangers.watch(count);
    for (const event of [chrome.runtime.onStartup, chrome.runtime.onInstalled]) event.addListener(count);
  }

  /** @param {(tab: number) => void} listener is told of each tab that was looked at @returns {() => void} ends it */
  watch(listener) {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /** @param {number} tab @returns {Promise<Protection>} */
  async protection(tab) {
    const [answer, status, allowed, before] = await Promise.all([
      this.#tabs.look(tab),
      this.#tabs.status(tab),
      chrome.permissions.contains(EVERYWHERE),
      this.#before,
    ]);
    if (answer === "late") return "unknown";
    if (answer) return answer.early ? "guarded" : "reload";
    if (status !== "complete") return "unknown";
    if (!allowed) return "withheld";
    return before.has(tab) ? "reload" : "impossible";
  }

  /** Looks at a tab and says what it is. @param {number} tab */
  async show(tab) {
    const protection = await this.protection(tab);
    if (protection === "guarded") await this.#forget(tab);
    // The tab may be gone by now.
    await paint(tab, BADGES[protection] ?? (await this.#told(tab))).catch(() => {});
    for (const listener of this.#watchers) listener(tab);
  }

  /** Counts anew what is dangerous. What cannot be read now is counted with the next change. */
  async #count() {
    const { action } = chrome;
    const count = await this.#dangers.count();
    await action.setBadgeBackgroundColor({ color: RED });
    await action.setBadgeText({ text: count > MOST ? `${MOST}+` : count > 0 ? String(count) : "" });
    await this.#showActive();
  }

  /** What went through without asking, where nothing worse is to be said. @param {number} tab */
  async #told(tab) {
    const count = await this.#passed.unseen(tab);
    return count > 0 ? { text: String(count), color: TEAL, title: "toolbar_passed" } : null;
  }

  async #showActive() {
    const tabs = await chrome.tabs.query({ active: true });
    await Promise.all(tabs.map(({ id }) => id !== undefined && this.show(id)));
  }

  /** Sites were allowed: what is loaded already has no script of ours, or one that came late. */
  async #allowed() {
    await this.#remember(await this.#tabs.all());
    await this.#showActive();
  }

  /** The record ends with the instance, so that the first look of each one finds none. */
  async #recall() {
    const known = await this.#store.read("toolbar", "before");
    if (known) return new Set(/** @type {number[]} */ (known.tabs));
    const tabs = await this.#tabs.all();
    await this.#store.write("toolbar", "before", { tabs });
    void this.#showActive();
    return new Set(tabs);
  }

  /** @param {number[]} tabs */
  async #remember(tabs) {
    await this.#before;
    this.#before = Promise.resolve(new Set(tabs));
    await this.#store.write("toolbar", "before", { tabs });
  }

  /** @param {number} tab */
  async #forget(tab) {
    const before = await this.#before;
    if (before.delete(tab)) await this.#store.write("toolbar", "before", { tabs: [...before] });
  }
}

/** @param {number} tabId @param {{text: string, color: string, title: string} | null} badge null is none of this tab's own */
const paint = async (tabId, badge) => {
  const { action, i18n } = chrome;
  const isDangerous = (await action.getBadgeText({})) !== "";
  await action.setTitle({ tabId, title: i18n.getMessage(badge?.title ?? (isDangerous ? "toolbar_dangerous" : "extension_name")) });
  await action.setBadgeBackgroundColor({ tabId, color: badge?.color ?? RED });
  // Null takes the tab's own text away; the types of Chrome know only that it may be left out, Firefox wants it.
  await action.setBadgeText({ tabId, text: /** @type {any} */ (badge?.text ?? null) });
};
