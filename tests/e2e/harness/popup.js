// The popup's page, in a window so that it stays open and leaves the dapp's tab in sight, as the real one does.
import { plain } from './text.js';
import { until } from './wait.js';
import { openOwnPage } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{kind: string, spender: string, token: string, text: string}} Row */
/** @typedef {{state: string, text: string}} Step */

/** As the browser's own popup. */
const SIZE = { width: 360, height: 560 };

export class Popup {
  page;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {import('./browsers.js').Launched} launched @param {number | null} tab the tab that it is about */
  static async open({ browser, base }, tab) {
    const query = tab === null ? '' : `?tab=${tab}`;
    const page = await openOwnPage(browser, `${base.extension}popup.html${query}`, 'window');
    await page.setViewport(SIZE);
    return new Popup(page);
  }

  /** @returns {Promise<string>} */
  async text() {
    return plain(await this.page.evaluate(() => document.body.innerText));
  }

  /** @param {...RegExp} patterns @returns {Promise<string>} the whole text, once it matches them all */
  async shows(...patterns) {
    let last = '';
    return until(
      async () => {
        last = await this.text();
        return patterns.every((pattern) => pattern.test(last)) && last;
      },
      () => `${patterns.join(', ')} in the popup, which says: ${last}`,
    );
  }

  /** What is listed now. @returns {Promise<Row[]>} */
  async rows() {
    const rows = await this.page.$$eval('li.allowance', (items) =>
      items.map((item) => {
        const { kind = '', spender = '', token = '' } = /** @type {HTMLElement} */ (item).dataset;
        return { kind, spender: spender.toLowerCase(), token: token.toLowerCase(), text: /** @type {HTMLElement} */ (item).innerText };
      }),
    );
    return rows.map((row) => ({ ...row, text: plain(row.text) }));
  }

  /**
   * The list, once it is that long and nothing is being read. What was read before is shown first.
   * @param {number} count @param {(row: Row) => boolean} [wanted] of each row
   * @returns {Promise<Row[]>}
   */
  async lists(count, wanted = () => true) {
    /** @type {Row[]} */
    let rows = [];
    await until(
      async () => {
        rows = await this.rows();
        return rows.length === count && rows.every(wanted) && !(await this.page.$('.progress.busy'));
      },
      () => `list of ${count} in the popup, which has: ${JSON.stringify(rows)}`,
    );
    return rows;
  }

  selectAll() {
    return this.page.click('.select-all input');
  }

  /** @param {(row: Row) => boolean} wanted */
  async select(wanted) {
    const rows = await this.rows();
    const boxes = await this.page.$$('li.allowance input');
    for (const [at, row] of rows.entries()) if (wanted(row)) await boxes[at]?.click();
  }

  /** Presses Revoke, once a wallet is there to revoke through. */
  async revoke() {
    // What ended before would be taken for what ends now.
    if (await this.page.$('#dismiss')) await this.dismissRun();
    await until(() => this.page.click('#revoke:not([disabled])').then(() => true), 'enabled button to revoke');
  }

  /** @returns {Promise<Step[]>} the run's steps, once it is over */
  async finished() {
    await until(() => this.page.$('.run[data-over=true]'), 'end of the run', 60_000);
    return this.page.$$eval('.run li.step', (items) =>
      items.map((item) => ({
        state: item.className.replace('step', '').trim(),
        text: /** @type {HTMLElement} */ (item).innerText,
      })),
    );
  }

  /** Presses this button of the run, once it can be. @param {string} id */
  act(id) {
    return until(() => this.page.click(`.run #${id}:not([disabled])`).then(() => true), `button to ${id} the run`);
  }

  /** Lets a muted site ask again. @param {string} site */
  async unmute(site) {
    // Found and pressed at once: what is read meanwhile moves the list, and a mouse on its way would miss.
    await until(() => this.page.evaluate((text) => {
      const own = [...document.querySelectorAll('.muted li')].find((item) => item.textContent?.includes(text));
      const button = own?.querySelector('button');
      button?.click();
      return !!button;
    }, site), `${site} among the muted sites`);
    await until(async () => !(await this.text()).includes(site), `popup without ${site}`);
  }

  async dismissRun() {
    await this.page.click('#dismiss');
    await until(async () => !(await this.page.$('.run')), 'end of the finished run');
  }

  async close() {
    await this.page.close();
  }
}
