// The dashboard, in a tab, used as a person uses it.
import { plain } from './text.js';
import { until } from './wait.js';
import { openOwnPage } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{token: string, spender: string, text: string}} Row */

export class Dashboard {
  page;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {import('./browsers.js').Launched} launched */
  static async open({ browser, base }) {
    const page = await openOwnPage(browser, `${base.extension}dashboard.html`);
    await page.waitForSelector('body[data-ready]');
    return new Dashboard(page);
  }

  /** The list, once it is that long and nothing is being read. @param {number} count @returns {Promise<Row[]>} */
  async lists(count) {
    /** @type {Row[]} */
    let rows = [];
    const read = () => this.page.$$eval('.line', (lines) => lines.map((line) => {
      const { token = '', spender = '' } = /** @type {HTMLElement} */ (line).dataset;
      return { token, spender, text: /** @type {HTMLElement} */ (line).innerText };
    }));
    await until(async () => {
      rows = await read();
      return rows.length === count && !(await this.page.$('.progress.busy'));
    }, () => `list of ${count} in the dashboard, which has: ${JSON.stringify(rows)}`);
    return rows.map((row) => ({ ...row, text: plain(row.text) }));
  }

  /** @param {string} text in place of what was searched before */
  async search(text) {
    await this.page.focus('#search');
    await this.page.$eval('#search', (input) => /** @type {HTMLInputElement} */ (input).select());
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.type(text);
  }

  /** What ended before would be taken for what ends now. */
  async #dismiss() {
    if (!(await this.page.$('#dismiss'))) return;
    await this.page.click('#dismiss');
    await until(async () => !(await this.page.$('.run')), 'end of the finished run');
  }

  /** Ends all of the first group. @param {string} by */
  async revokeGroup(by) {
    await this.#dismiss();
    await this.page.select('#group', by);
    await this.page.click('.group [data-act=open]');
    await until(() => this.page.click('#panic:not([disabled])').then(() => true), 'enabled button to revoke the group');
  }

  /** Chooses all that is listed, and presses Revoke once a wallet is there to revoke through. */
  async revoke() {
    await this.#dismiss();
    await this.page.click('.grid thead input');
    await until(() => this.page.click('#revoke:not([disabled])').then(() => true), 'enabled button to revoke');
  }

  /** The history, once it is so. @param {(entries: {deed: string, text: string}[]) => boolean} is @returns {Promise<{deed: string, text: string}[]>} */
  async history(is) {
    /** @type {{deed: string, text: string}[]} */
    let entries = [];
    await until(async () => {
      const found = await this.page.$$eval('#history .given-line', (lines) => lines.map((line) => ({ deed: line.getAttribute('data-deed') ?? '', text: line.textContent ?? '' })));
      entries = found.map(({ deed, text }) => ({ deed, text: plain(text) }));
      return is(entries);
    }, () => `another history than ${JSON.stringify(entries)}`);
    return entries;
  }

  /** @returns {Promise<{state: string, text: string}[]>} how each step ended, once all have */
  async finished() {
    await until(() => this.page.$('.run[data-over=true]'), 'end of the run', 60_000);
    return this.page.$$eval('.run li.step', (items) =>
      items.map((item) => ({ state: item.className.replace('step', '').trim(), text: /** @type {HTMLElement} */ (item).innerText })));
  }
}
