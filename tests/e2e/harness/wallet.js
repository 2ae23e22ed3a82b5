// The test wallet, driven through its control page.
import { openOwnPage, settle } from './windows.js';
import { until } from './wait.js';

/** @typedef {import('../../wallet/src/state.js').Entry} Entry */
/** @typedef {import('puppeteer-core').Page} Page */

/** Methods that ask for a signature or a transaction. */
const ASKING = /^(eth_send|eth_sign|personal_|wallet_send)/i;

export class Wallet {
  #page;

  /** @param {Page} page the control page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {import('./browsers.js').Launched} launched */
  static async open({ browser, base }) {
    const address = `${base.wallet}control.html`;
    const page = await openOwnPage(browser, address);
    settle(page, address);
    await until(() => page.evaluate('typeof wallet === "object"'), 'control page of the wallet');
    return new Wallet(page);
  }

  /** @param {'auto' | 'reject' | 'manual'} mode */
  setMode = (mode) => this.#call('setMode', mode);
  /** @param {import('../../wallet/src/batches.js').Batches} batches how it takes several calls at once */
  setBatches = (batches) => this.#call('setBatches', batches);
  /** @param {string} chainId hexadecimal */
  setChain = (chainId) => this.#call('setChain', chainId);
  /** @param {number} index */
  setAccount = (index) => this.#call('setAccount', index);
  clearLog = () => this.#call('clearLog');

  /** Every request that reached the wallet. @returns {Promise<Entry[]>} */
  log = () => this.#call('log');

  /** Those that ask for a signature or a transaction, or that only this test's method names. @param {RegExp} [pattern] */
  async asked(pattern = ASKING) {
    return (await this.log()).filter(({ method }) => pattern.test(method));
  }

  /** The browser's tabs, from which the wallet's own page can read. @returns {Promise<number[]>} */
  async tabs() {
    return /** @type {any} */ (await this.#page.evaluate('chrome.tabs.query({}).then((tabs) => tabs.map(({ id }) => id))'));
  }

  /** @param {string} operation @param {unknown[]} args @returns {Promise<any>} */
  #call(operation, ...args) {
    return this.#page.evaluate(`wallet.${operation}(...${JSON.stringify(args)})`);
  }
}
