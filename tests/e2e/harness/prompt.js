// The prompt's window, used as a person uses it: read, then a press on a button with the real mouse.
import { until } from './wait.js';
import { findWindow, isGone, waitForClose, waitForWindow } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./browsers.js').Launched} Launched */
/** @typedef {'continue' | 'refuse'} Decision */

/** @type {Record<Decision, RegExp>} */
const LABELS = { refuse: /^refuse/i, continue: /continue/i };

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
  text() {
    return this.page.evaluate(() => document.querySelector('main')?.innerText ?? '');
  }

  /**
   * Waits until the prompt has its buttons and its words match.
   * @param {...RegExp} patterns
   * @returns {Promise<string>} the whole text
   */
  async shows(...patterns) {
    let last = '';
    return until(
      async () => {
        last = await this.text();
        return (await this.#button('refuse')) && patterns.every((pattern) => pattern.test(last)) && last;
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
    if (button.hold) await until(async () => (await isGone(this.page)) || !(await this.#button(decision))?.held, 'end of the hold');
    await this.page.mouse.up().catch(() => {});
  }

  /** Closes the window without a decision. */
  async dismiss() {
    await this.page.close();
  }

  /** @param {Decision} decision */
  async #button(decision) {
    const { source, flags } = LABELS[decision];
    return this.page.evaluate(
      (source, flags) => {
        const buttons = [...document.querySelectorAll('button')];
        const found = buttons.find((button) => new RegExp(source, flags).test(button.innerText.trim()));
        if (!found) return null;
        found.scrollIntoView({ block: 'nearest' });
        const box = found.getBoundingClientRect();
        const enabled = !found.disabled && found.getAttribute('aria-disabled') !== 'true';
        const hold = /hold/i.test(found.innerText);
        return { enabled, hold, held: hold, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      },
      source,
      flags,
    );
  }
}
