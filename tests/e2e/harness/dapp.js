// A page of tests/pages in a tab.
import { until, watch, within } from './wait.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../../pages/src/start.js').Shown} Shown */
/** @typedef {'viem' | 'ethers' | 'wagmi' | 'web3' | 'bare' | 'demo'} Library */

/** What a page's request came to. @typedef {{result?: any, error?: {code?: number, message: string}}} Answer */

export class Dapp {
  page;
  tab;

  /** @param {Page} page @param {number | null} tab its id, if it is known */
  constructor(page, tab) {
    this.page = page;
    this.tab = tab;
  }

  /** @param {Page} page @param {string} url @param {number | null} tab */
  static async open(page, url, tab) {
    await page.goto(url);
    await until(async () => (await watch(page, isReady)).done, `dapp at ${url}`);
    return new Dapp(page, tab);
  }

  /**
   * Calls one of the dapp's actions.
   * @param {string} action @param {unknown[]} args
   * @returns {Promise<Shown>}
   */
  act(action, ...args) {
    return within(this.#evaluate(`dapp.${action}(...${JSON.stringify(args)})`), `outcome of ${action}`);
  }

  /** Connects the site with the wallet. */
  connect() {
    return this.act('connect');
  }

  /**
   * A request written by hand. Resolves whether it works or not.
   * @param {string} method @param {unknown} [params]
   * @returns {Promise<Answer>}
   */
  request(method, params) {
    return this.run(`ethereum.request(${JSON.stringify({ method, params })})`);
  }

  /**
   * Any expression that gives a promise, and how it ended.
   * @param {string} expression
   * @param {number} [patience] milliseconds
   * @returns {Promise<Answer>}
   */
  run(expression, patience) {
    const script = `(async () => ${expression})().then(
      (result) => ({ result }),
      (error) => ({ error: { code: error?.code, message: String(error?.message ?? error) } }))`;
    return within(this.#evaluate(script), `end of ${expression.slice(0, 80)}`, patience);
  }

  /** @param {string} script @returns {Promise<any>} */
  #evaluate(script) {
    return this.page.evaluate(script);
  }
}

/** In the page. */
function isReady() {
  return { done: 'dapp' in window };
}
