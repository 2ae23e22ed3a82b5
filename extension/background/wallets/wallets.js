// @ts-check
/** The wallets that something can be ended through, and calls of ours to them: through a tab, or directly. */
import { NO_TAB } from "./direct.js";

/** @typedef {import("../../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("../../wasm/background.js").ToContent} ToContent */

export class Wallets {
  #tabs;
  #direct;
  #sites;
  #known;

  /**
   * @param {object} parts
   * @param {import("../tabs.js").Tabs} parts.tabs
   * @param {import("./direct.js").Direct} parts.direct
   * @param {Pick<import("../held/sites.js").Sites, "load" | "muted">} parts.sites
   * @param {Pick<import("../known/known.js").Known, "site">} parts.known
   */
  constructor({ tabs, direct, sites, known }) {
    this.#tabs = tabs;
    this.#direct = direct;
    this.#sites = sites;
    this.#known = known;
  }

  /** @param {number | null} [first] a tab whose wallets come first @returns {Promise<TabWallet[]>} all that can be reached */
  async all(first = null) {
    const tabs = (await this.#tabs.all()).sort((one, other) => Number(other === first) - Number(one === first));
    const [own, ...found] = await Promise.all([this.#direct.wallets(), ...tabs.map((tab) => this.#ofTab(tab))]);
    return [...found.flat(), ...own];
  }

  /** @param {number} tab @param {string} id of a wallet there @returns {Promise<TabWallet | undefined>} as it stands now */
  async find(tab, id) {
    const wallets = await (tab === NO_TAB ? this.#direct.wallets(id) : this.#ofTab(tab, id));
    return wallets.find(({ wallet }) => wallet.id === id);
  }

  /** @param {number} tab @param {string | null} [only] @returns {Promise<TabWallet[]>} none of a site that the person is warned of */
  async #ofTab(tab, only = null) {
    const found = await this.#tabs.wallets(tab, only);
    return found && !(await this.#isWarnedOf(found.origin)) ? found.wallets : [];
  }

  /** @param {string} origin */
  async #isWarnedOf(origin) {
    await this.#sites.load();
    if (this.#sites.muted().includes(origin)) return true;
    // Of what cannot be looked up nobody was warned, and it is no reason to leave things as they stand.
    const { listed = null, resembles = null } = await this.#known.site(origin).catch(() => ({ listed: null, resembles: null }));
    return listed !== null || resembles !== null;
  }

  /** @param {number} tab @returns {Promise<boolean>} whether nothing of it is to be kept */
  async isPrivate(tab) {
    return tab !== NO_TAB && this.#tabs.isPrivate(tab);
  }

  /** Hands a call to a wallet; its answer comes later. @param {number} tab @param {Extract<ToContent, {type: "call"}>} call @returns {Promise<boolean>} whether it was taken */
  async call(tab, call) {
    return tab === NO_TAB ? this.#direct.call(call) : this.#tabs.call(tab, call);
  }

  /** @param {number} tab @param {string} id of a call @returns {Promise<boolean>} whether its answer may still come */
  async pending(tab, id) {
    return tab === NO_TAB ? this.#direct.pending(id) : this.#tabs.pending(tab, id);
  }

  /** Has a wallet that answers us itself ask the person whether it may tell us their account. @param {string} id */
  connect(id) {
    return this.#direct.connect(id);
  }
}
