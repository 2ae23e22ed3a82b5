// The prompt's window, used as a person uses it: read, then a press on a button with the real mouse.
import { plain, sentence } from './text.js';
import { PATIENCE, until, watch } from './wait.js';
import { findWindow, isGone, waitForClose } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./browsers.js').Launched} Launched */
/** @typedef {'continue' | 'refuse'} Decision */

/** A person presses again once, not for ever. */
const MOST_PRESSES = 2;

/** @param {Launched} launched @returns {Promise<Prompt>} the prompt, once it shows a request */
export function waitForPrompt({ browser, base }) {
  // Looked for anew each time: the driver may have found a window that was about to go.
  return until(async () => {
    const page = await findWindow(browser, `${base.extension}prompt.html`);
    const { done } = page ? await watch(page, readVerdict, [['.', '']]) : { done: false };
    return page && done && new Prompt(page);
  }, 'prompt that shows a request');
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
    const wanted = patterns.map(({ source, flags }) => [source, flags]);
    return until(
      async () => {
        const { done, text } = await watch(this.page, readVerdict, wanted);
        last = plain(text);
        return done && last;
      },
      () => `${patterns.join(', ')} in the prompt, which says: ${last}`,
    );
  }

  /** Presses the button, and waits for the window to close or to show the next request. @param {Decision} decision */
  async decide(decision) {
    await this.press(decision);
    await waitForClose(this.page);
  }

  /**
   * Presses the button as soon as it can be pressed; one that wants to be held is held. A press counts for nothing where
   * the window gets the focus or another verdict in that very moment: then it is pressed again, as a person would.
   * @param {Decision} decision
   */
  async press(decision) {
    await this.page.evaluate(listen);
    for (let presses = 1; ; presses += 1) {
      await this.#press(decision);
      if (await this.#isHeard()) return;
      if (presses === MOST_PRESSES) throw new Error(`${presses} presses of the button to ${decision} came to nothing`);
    }
  }

  /** @param {Decision} decision */
  async #press(decision) {
    const button = await this.armed(decision);
    await this.page.mouse.move(button.x, button.y);
    await this.page.mouse.down();
    // A button that is to be held goes off by itself; the window may close under the mouse.
    if (button.hold) await until(() => this.#isHeldToTheEnd(decision), 'end of the hold');
    await this.page.mouse.up().catch(() => {});
  }

  async #isHeard() {
    const seen = await watch(this.page, readHeard).catch(() => null);
    return seen?.done || isGone(this.page);
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
    return sentence(await this.page.$eval('.headline', (element) => /** @type {HTMLElement} */ (element).innerText));
  }

  /** @returns {Promise<string>} the verdict's word */
  level() {
    return this.page.$eval('[data-level]', (element) => /** @type {HTMLElement} */ (element).innerText.trim());
  }

  /** @returns {Promise<string[]>} the findings' sentences, worst first */
  async findings() {
    const found = await this.page.$$eval('[data-rule] summary', (items) => items.map((item) => /** @type {HTMLElement} */ (item).innerText));
    return found.map(sentence);
  }

  /** The rules whose findings are shown, worst first. @returns {Promise<string[]>} */
  rules() {
    return this.page.$$eval('[data-rule]', (items) => items.map((item) => item.getAttribute('data-rule') ?? ''));
  }

  /** Where the button is, once it can be pressed. @param {Decision} decision @param {number} [patience] milliseconds */
  async armed(decision, patience = PATIENCE) {
    await this.page.bringToFront().catch(() => {});
    return until(async () => {
      const button = await watch(this.page, readButton, decision);
      return button?.done ? button : null;
    }, `armed button to ${decision}`, patience);
  }

  /** A short click on a button, whatever its state. @param {Decision} decision */
  async click(decision) {
    const button = await this.#button(decision);
    if (button) await this.page.mouse.click(button.x, button.y);
  }

  /** Continues, and wants to be asked about this at this site no more. */
  async always() {
    await this.armed('continue');
    await this.page.click('#always').catch(() => {});
    await waitForClose(this.page);
  }

  /** Picks one of the amounts for an approval: `asked`, `own`, or the number of an offered one. @param {string} which @param {number} [index] */
  async pick(which, index = 0) {
    await (await this.page.waitForSelector(`#safer-${index}-${which}`))?.click();
  }

  /** Types an amount for an approval, in place of any before. @param {string} amount @param {number} [index] */
  async cut(amount, index = 0) {
    await this.pick('own', index);
    const field = await this.page.waitForSelector(`#safer-${index}-amount`);
    await field?.click({ count: 3 });
    await field?.type(amount);
  }

  /** Refuses all that the site asks, now and later. The window may close under the mouse. */
  async mute() {
    await this.page.click('#mute').catch(() => {});
  }

  /** @returns {Promise<boolean>} whether its window is closed */
  isGone() {
    return isGone(this.page);
  }

  /** Closes the window without a decision. */
  async dismiss() {
    await this.page.close();
  }

  /** @param {Decision} decision */
  #button(decision) {
    return this.page.evaluate(readButton, decision);
  }

  /** @param {Decision} decision */
  async #isHeldToTheEnd(decision) {
    const button = await watch(this.page, readPressed, decision).catch(() => null);
    return !button || button.done || (await isGone(this.page));
  }
}

/**
 * In the prompt. Whether it shows a verdict in words that match.
 * @param {readonly (readonly string[])[]} wanted source and flags of each pattern
 */
function readVerdict(wanted) {
  const text = document.body.innerText;
  // As `plain` has it.
  const said = text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim();
  const matches = wanted.every(([source = '', flags]) => new RegExp(source, flags).test(said));
  return { done: matches && document.querySelector('[data-level]') !== null, text };
}

/** In the prompt: a button, and whether it can be pressed. @param {Decision} decision */
function readButton(decision) {
  const button = document.getElementById(decision);
  if (!button) return null;
  const { x, y, width, height } = button.getBoundingClientRect();
  const enabled = button.getAttribute('aria-disabled') !== 'true';
  return { done: enabled, hold: button.classList.contains('danger'), x: x + width / 2, y: y + height / 2 };
}

/** In the prompt: notes when the request in front is answered, which the button to refuse then says, or another takes its place. */
function listen() {
  const [root, refuse] = [document.querySelector('[data-request]'), document.getElementById('refuse')];
  const observer = new MutationObserver(() => document.body.setAttribute('data-heard', ''));
  document.body.removeAttribute('data-heard');
  if (root) observer.observe(root, { attributeFilter: ['data-request'] });
  if (refuse) observer.observe(refuse, { subtree: true, childList: true, characterData: true });
}

/** In the prompt: whether an answer was heard since it was last listened for. */
function readHeard() {
  return { done: document.body.hasAttribute('data-heard') };
}

/** In the prompt: whether a button cannot be pressed any more. @param {Decision} decision */
function readPressed(decision) {
  return { done: document.getElementById(decision)?.getAttribute('aria-disabled') !== 'false' };
}
