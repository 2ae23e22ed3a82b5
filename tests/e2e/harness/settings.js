// The settings page, in a tab, used as a person uses it.
import { until } from './wait.js';
import { openOwnPage } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */

export class Settings {
  page;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {import('./browsers.js').Launched} launched */
  static async open({ browser, base }) {
    const page = await openOwnPage(browser, `${base.extension}settings.html`);
    await page.waitForSelector('body[data-ready]');
    return new Settings(page);
  }

  /** @param {string} kind @param {string} level @param {string} response */
  async respond(kind, level, response) {
    await this.page.select(`select[data-kind="${kind}"][data-level="${level}"]`, response);
  }

  /** Opens the rules and sets one. @param {string} rule @param {string} value `usual`, `mute` or a level */
  async rule(rule, value) {
    await this.page.$eval('#rules details', (details) => { details.open = true; });
    await this.page.select(`[data-rule="${rule}"] select`, value);
  }

  /** Enters an endpoint, and waits for what comes of it. @param {string} chain @param {string} url @param {string} state */
  async endpoint(chain, url, state) {
    const row = `[data-chain="${chain}"]`;
    await this.type(`${row} input`, url);
    await this.page.click(`${row} button[type=submit]`);
    await this.sees(`${row}[data-state="${state}"]`);
    return this.page.$eval(`${row} [role=status]`, (element) => element.textContent ?? '');
  }

  /** Adds a chain, and waits for what comes of it. @param {string} id @param {string} name @param {string} url @param {string} state */
  async chain(id, name, url, state) {
    for (const [field, text] of [['id', id], ['name', name], ['url', url]]) await this.type(`#chain-${field}`, text ?? '');
    await this.page.$eval('#chains [role=status]', (status) => { status.removeAttribute('data-state'); });
    await this.page.click('#chains form button');
    await this.sees(`#chains [role=status][data-state="${state}"]`);
    return this.page.$eval('#chains [role=status]', (status) => status.textContent ?? '');
  }

  /** Enters an explorer, and waits for what comes of it. @param {string} chain @param {string} url @param {string} key @param {string} state */
  async explorer(chain, url, key, state) {
    await this.page.select('#explorer-chain', chain);
    await this.type('#explorer-url', url);
    await this.type('#explorer-key', key);
    await this.page.click('#explorers form button');
    await this.sees(`[data-explorer="${chain}"][data-state="${state}"]`);
    return this.page.$eval(`[data-explorer="${chain}"]`, (element) => element.textContent ?? '');
  }

  /** Enters a price source, and waits for what comes of it. @param {string} url @param {string} state */
  async prices(url, state) {
    await this.type('#prices-url', url);
    await this.page.click('#prices form button');
    await this.sees(`#prices li[data-state="${state}"]`);
  }

  /** @returns {Promise<string>} the text of the file that is saved */
  async save() {
    return this.page.evaluate(() => new Promise((resolve) => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (file) => {
        URL.createObjectURL = createObjectURL;
        resolve(/** @type {Blob} */ (file).text());
        return createObjectURL.call(URL, file);
      };
      /** @type {HTMLElement | null} */ (document.querySelector('#backup .button'))?.click();
    }));
  }

  /** Restores a file, once the page has said what would come of it. @param {string} text @returns {Promise<string>} what it said */
  async restore(text) {
    await this.page.$eval('#backup-file', (input, content) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([content], 'countersign.json'));
      /** @type {HTMLInputElement} */ (input).files = chosen.files;
      input.dispatchEvent(new Event('change'));
    }, text);
    await this.sees('#backup .sure:not([hidden])');
    const said = await this.page.$eval('#backup .sure', (element) => element.textContent ?? '');
    await this.page.click('#backup .sure .primary');
    await until(() => this.page.$eval('#backup [role=status]', (element) => element.textContent), 'end of the restoring');
    return said;
  }

  /** Sets all settings back, after which the page loads itself anew. */
  async reset() {
    await this.page.evaluate(() => { document.body.id = 'before'; });
    await this.page.click('#reset-settings');
    await this.page.click('#reset .sure .button');
    await until(() => this.page.$('body[data-ready]:not(#before)').catch(() => null), 'settings that were loaded anew');
  }

  /** @param {string} selector @param {string} text in place of what is there */
  async type(selector, text) {
    await this.page.$eval(selector, (input) => { /** @type {HTMLInputElement} */ (input).value = ''; });
    await this.page.type(selector, text);
  }

  /** @param {string} selector */
  async sees(selector) {
    await until(() => this.page.$(selector), `${selector} in the settings`);
  }

  /** @param {string} selector */
  async lacks(selector) {
    await until(async () => !(await this.page.$(selector)), `settings without ${selector}`);
  }

  /** Waits until something is in storage. @param {'local' | 'session'} area @param {string} key @param {(record: any) => unknown} wanted */
  async stores(area, key, wanted) {
    const read = (/** @type {string} */ name) => this.page.evaluate(async (where, what) => (await chrome.storage[where].get(what))[what] ?? null, area, name);
    await until(async () => wanted(await read(key)), `${key} in storage`);
  }
}
