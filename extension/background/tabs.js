// @ts-check
/** What the background asks of a tab's content script. Only the top frame is asked. */

/** @typedef {import("../wasm/background.js").ToContent} ToContent */
/** @typedef {import("../wasm/background.js").TabWallet} TabWallet */

/** How long a tab may take to name its wallets, in ms. */
const LIST_MS = 5000;
/** How long a tab may take to say that our scripts are there, in ms. */
const LOOK_MS = 2000;

export class Tabs {
  /** @returns {Promise<number | null>} the tab in front */
  async active() {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? null;
  }

  /** @returns {Promise<number[]>} */
  async all() {
    const tabs = await chrome.tabs.query({});
    return tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  /** @param {number} tab @returns {Promise<string | null>} `loading` or `complete`; null for a tab that is gone */
  async status(tab) {
    const found = await chrome.tabs.get(tab).catch(() => null);
    return found?.status ?? null;
  }

  /** @param {number} tab @returns {Promise<boolean>} whether it is in a private window; one that is gone may have been */
  async isPrivate(tab) {
    const found = await chrome.tabs.get(tab).catch(() => null);
    return found?.incognito ?? true;
  }

  /**
   * @param {number} tab
   * @returns {Promise<{early: boolean} | "late" | null>} null where no content script of this instance is
   */
  async look(tab) {
    const late = new Promise((resolve) => setTimeout(resolve, LOOK_MS, "late"));
    return Promise.race([this.#send(tab, { type: "look" }), late]);
  }

  /**
   * @param {number} tab
   * @param {string | null} [wallet] only the one with this id, which is quicker
   * @returns {Promise<{origin: string, wallets: TabWallet[]} | null>} null where no content script answers
   */
  async wallets(tab, wallet = null) {
    const late = new Promise((resolve) => setTimeout(resolve, LIST_MS, null));
    const answer = await Promise.race([this.#send(tab, { type: "listWallets", wallet }), late]);
    if (!answer) return null;
    /** @type {{origin: string, wallets: Omit<TabWallet, "tab" | "origin">[]}} */
    const { origin, wallets } = answer;
    return { origin, wallets: wallets.map((wallet) => ({ ...wallet, origin, tab })) };
  }

  /**
   * Hands a call to a wallet of the tab; its answer comes later, as a message of its own.
   * @param {number} tab @param {Extract<ToContent, {type: "call"}>} call
   * @returns {Promise<boolean>} whether the tab took it
   */
  async call(tab, call) {
    return (await this.#send(tab, call)) === true;
  }

  /** @param {number} tab @param {string} id of a call @returns {Promise<boolean>} whether the tab still waits for the wallet's answer, or just told it */
  async pending(tab, id) {
    return (await this.#send(tab, { type: "pending", id })) === true;
  }

  /** @param {number} tab @param {ToContent} message @returns {Promise<any>} */
  #send(tab, message) {
    return chrome.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => null);
  }
}
