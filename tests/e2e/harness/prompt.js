// The prompt's window, used as a person uses it: read, then a press on a button with the real mouse.
import { plain } from './text.js';
import { until } from './wait.js';
import { findWindow, isGone, waitForClose, waitForWindow } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./browsers.js').Launched} Launched */
/** @typedef {'continue' | 'refuse'} Decision */

/** @param {Launched} launched @returns {Promise<Prompt>} the prompt, once it shows a request */
export async function waitForPrompt({ browser, base }) {
  const prompt = new Prompt(await waitForWindow(browser, `${base.extension}prompt.html`));
  await prompt.shows(/./);
  return prompt;
}

/** @param {Launched} launched @returns {Promise<boolean>} */
export const hasPrompt = async ({ browser, base }) => !!(await findWindow(browser, `${base.extension}prompt.html`));

export class Prompt {
  page;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** What the person reads. @returns {Promise<string>} */
  async text() {
    return plain(await this.page.evaluate(() => document.body.innerText));
  }

  /**
   * Waits until the prompt shows a verdict and its words match.
   * @param {...RegExp} patterns
   * @returns {Promise<string>} the whole text
   */
  async shows(...patterns) {
    let last = '';
    return until(
      async () => {
        last = await this.text();
        return (await this.page.$('[data-level]')) && patterns.every((pattern) => pattern.test(last)) && last;
      },
      () => `${patterns.join(', ')} in the prompt, which says: ${last}`,
    );
  }

  /** Presses the button, and waits for the window to close or to show the next request. @param {Decision} decision */
  async decide(decision) {
    await this.press(decision);
    await waitForClose(this.page);
  }

  /** Presses the button as soon as it can be pressed; one that wants to be held is held. @param {Decision} decision */
  async press(decision) {
    await this.page.bringToFront().catch(() => {});
    await until(async () => (await this.#button(decision))?.enabled, `armed button to ${decision}`);
    const button = await this.#button(decision);
    if (!button) return;
    await this.page.mouse.move(button.x, button.y);
    await this.page.mouse.down();
    // A button that is to be held goes off by itself; the window may close under the mouse.
    if (button.hold) await until(async () => (await isGone(this.page)) || !(await this.#button(decision))?.enabled, 'end of the hold');
    await this.page.mouse.up().catch(() => {});
  }

  /** Everything that is written in it, opened or not: the raw request is in the details. @returns {Promise<string>} */
  async everything() {
    const more = 'details.more';
    await this.page.$eval(more, (details) => { /** @type {HTMLDetailsElement} */ (details).open = true; });
    await until(() => this.page.$('pre.raw'), 'raw request');
    return this.page.evaluate(() => document.body.textContent ?? '');
  }

  /** @returns {Promise<string>} who would get what, how much and until when */
  async headline() {
    return plain(await this.page.$eval('.headline', (element) => /** @type {HTMLElement} */ (element).innerText));
  }

  /** @returns {Promise<string>} the verdict's word */
  level() {
    return this.page.$eval('[data-level]', (element) => /** @type {HTMLElement} */ (element).innerText.trim());
  }

  /** @returns {Promise<string[]>} the findings' sentences, worst first */
  async findings() {
    const found = await this.page.$$eval('[data-rule] summary', (items) => items.map((item) => /** @type {HTMLElement} */ (item).innerText));
    return found.map(plain);
  }

  /** The rules whose findings are shown, worst first. @returns {Promise<string[]>} */
  rules() {
    return this.page.$$eval('[data-rule]', (items) => items.map((item) => item.getAttribute('data-rule') ?? ''));
  }

  /** Closes the window without a decision. */
  async dismiss() {
    await this.page.close();
  }

  /** @param {Decision} decision */
  async #button(decision) {
    return this.page.evaluate((id) => {
      const button = document.getElementById(id);
      if (!button) return null;
      const { x, y, width, height } = button.getBoundingClientRect();
      const enabled = button.getAttribute('aria-disabled') !== 'true';
      return { enabled, hold: button.classList.contains('danger'), x: x + width / 2, y: y + height / 2 };
    }, decision);
  }
}
