// The popup's page, in a tab so that it stays open.
import { until } from './wait.js';
import { openOwnPage } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */

export class Popup {
  page;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {import('./browsers.js').Launched} launched @param {number | null} tab the tab that it is about */
  static async open({ browser, base }, tab) {
    const query = tab === null ? '' : `?tab=${tab}`;
    return new Popup(await openOwnPage(browser, `${base.extension}popup.html${query}`));
  }

  /** @returns {Promise<string>} */
  text() {
    return this.page.evaluate(() => document.body.innerText);
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

  async close() {
    await this.page.close();
  }
}
