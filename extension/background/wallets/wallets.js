// @ts-check
/** The wallets that something can be ended through, and calls of ours to them: through a tab, or directly. */
import { NO_TAB } from "./direct.js";

/** @typedef {import("../../wasm/background.js").TabWallet} TabWallet */
/** @typedef {import("../../wasm/background.js").ToContent} ToContent */

export class Wallets {
  #tabs;
  #direct;

  /** @param {{tabs: import("../tabs.js").Tabs, direct: import("./direct.js").Direct}} parts */
  constructor({ tabs, direct }) {
    this.#tabs = tabs;
    this.#direct = direct;
  }

  /** @param {number | null} [except] a tab @returns {Promise<TabWallet[]>} all that can be reached */
  async all(except = null) {
    const tabs = (await this.#tabs.all()).filter((tab) => tab !== except);
    const [own, ...found] = await Promise.all([this.#direct.wallets(), ...tabs.map((tab) => this.#tabs.wallets(tab))]);
    return [...found.flatMap((one) => one?.wallets ?? []), ...own];
  }

  /** @param {number} tab @param {string} id of a wallet there @returns {Promise<TabWallet | undefined>} as it stands now */
  async find(tab, id) {
    const wallets = tab === NO_TAB ? await this.#direct.wallets(id) : (await this.#tabs.wallets(tab, id))?.wallets;
    return wallets?.find(({ wallet }) => wallet.id === id);
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
