// @ts-check
/**
 * Notifications of the system: what they say, and what a click on one does. Nothing in them was written by a contract:
 * a token that the directory does not know is its address.
 */
import { speechOf } from "../../language.js";
import { counted, moment, take, words } from "../../settings/words.js";

/** @typedef {import("../../wasm/background.js").Arg} Arg */
/** @typedef {import("../../wasm/background.js").News} News */

/** What the browser is asked for when the person turns this on, and given back when they turn it off. */
const PERMISSION = { permissions: /** @type {["notifications"]} */ (["notifications"]) };
const PAGE = "dashboard.html";
/** The worst first, over all lists. */
const ORDER = ["news_code", "news_unlimited", "news_dangerous", "news_grown_from_nothing", "news_grown", "news_ending"];
/** Sentences in one notification; systems show no more. */
const MOST_SAID = 3;
/** Around what may be written in another direction than the sentence. */
const [ISOLATE, END] = ["\u2068", "\u2069"];

export class Notices {
  #directory;
  #chains;
  #browser;

  /**
   * @param {object} parts
   * @param {Pick<import("../known/directory.js").Directory, "known">} parts.directory
   * @param {Pick<import("../chains.js").Chains, "reachable">} parts.chains
   * @param {Pick<typeof chrome, "notifications" | "permissions" | "runtime" | "tabs" | "windows">} parts.browser
   */
  constructor({ directory, chains, browser }) {
    this.#directory = directory;
    this.#chains = chains;
    this.#browser = browser;
  }

  /** Registers for clicks, also of a permission that comes later. */
  listen() {
    const hear = () => this.#browser.notifications?.onClicked.addListener(this.#open);
    hear();
    this.#browser.permissions.onAdded.addListener(hear);
  }

  /** @returns {Promise<boolean>} whether the person lets us show any */
  isAllowed() {
    return this.#browser.permissions.contains(PERMISSION);
  }

  /** Gives the permission back. */
  async giveBack() {
    // What the manifest needs cannot be given back: then it stays.
    await this.#browser.permissions.remove(PERMISSION).catch(() => {});
  }

  /** Shows all of it in one notification, in place of the one with this id. @param {string} id @param {News[]} news */
  async show(id, news) {
    const speech = await speechOf();
    take(speech);
    const names = new Map((await this.#chains.reachable()).map((chain) => [chain.id, chain.name]));
    const ranked = await this.ranked(news);
    const said = await Promise.all(ranked.slice(0, MOST_SAID).map((one) => this.#sentence(one, names, speech.direction === "rtl")));
    if (news.length > MOST_SAID) said.push(counted("ui_news_more", news.length - MOST_SAID));
    const { notifications, runtime } = this.#browser;
    await notifications.create(id, { type: "basic", iconUrl: runtime.getURL("icons/icon-128.png"), title: counted("ui_news_title", news.length), message: said.join("\n") });
  }

  /**
   * News of tokens that the directory knows first: anybody can make others, as many as they like and of any amount.
   * @param {News[]} news
   */
  async ranked(news) {
    const rows = await Promise.all(news.map(async (one) => {
      const [token] = await this.#directory.known(one.key.chain, [one.key.token]);
      return { one, rank: token || one.key.kind === "code" ? 0 : 1, order: ORDER.indexOf(one.text.id) };
    }));
    return rows.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ one }) => one);
  }

  /** @param {News} news @param {Map<string, string>} chains by id @param {boolean} isIsolated whether the sentence is written from right to left */
  async #sentence({ key, text: { id, args = {} } }, chains, isIsolated) {
    const known = await this.#directory.known(key.chain, [key.spender, key.token]);
    const nameOf = (/** @type {string} */ address) => known.find((one) => one.address === address)?.name;
    const value = (/** @type {string} */ name, /** @type {Arg} */ arg) => {
      switch (arg.arg) {
        case "address": return named(nameOf(arg.value), arg.value, name === "token");
        case "chain": return chains.get(arg.value) ?? String(Number(arg.value));
        case "time": return moment(Number(arg.value));
        case "number": return String(Number(arg.value));
        default: return "";
      }
    };
    const shown = (/** @type {string} */ text) => (isIsolated ? `${ISOLATE}${text}${END}` : text);
    return words(id, Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, shown(value(name, arg))])));
  }

  /** @param {string} id of the notification that was clicked */
  #open = (id) => {
    const { notifications, tabs, windows } = this.#browser;
    void notifications.clear(id);
    // A browser may run without a window.
    void tabs.create({ url: PAGE }).catch(() => windows.create({ url: PAGE })).catch(() => {});
  };
}

/** @param {string | undefined} name @param {string} address @param {boolean} isEnough whether the name alone says it */
const named = (name, address, isEnough) => {
  const short = `${address.slice(0, 10)}…${address.slice(-8)}`;
  if (!name) return short;
  return isEnough ? name : `${name} (${short})`;
};
