// An honest site whose request waits for a person all the time. It keeps the prompt's window open, so that a case does
// not have to wait for one; and it is what an attack must neither lose nor let through.
import { until } from '../e2e/harness/wait.js';
import { findWindow, isGone } from '../e2e/harness/windows.js';

/** @typedef {import('puppeteer-core').Page} Tab */
/** @typedef {import('../e2e/harness/world.js').World} World */
/** What the prompt shows. @typedef {{request: string, site: string, waiting: number, level: string, asking: boolean, rules: string[], text: string}} Shown */

export class Keeper {
  #world;
  #origin;
  /** @type {Tab} */ #tab;
  /** @type {Tab | undefined} */ #window;
  #count = 0;

  /** @param {World} world @param {string} origin @param {Tab} tab */
  constructor(world, origin, tab) {
    this.#world = world;
    this.#origin = origin;
    this.#tab = tab;
  }

  /** @param {World} world @param {string} origin */
  static async open(world, origin) {
    // A window of its own: browsers slow the tabs down that nobody sees.
    const tab = await world.launched.browser.newPage({ type: 'window' });
    await tab.goto(`${origin}/kind/keeper`);
    await until(() => tab.evaluate('typeof ethereum'), 'provider');
    await tab.evaluate('ethereum.request({ method: "eth_requestAccounts" })');
    return new Keeper(world, origin, tab);
  }

  /** Sees to it that a request of this site is held and shown alone. */
  async hold() {
    const shown = await this.shown();
    if (shown?.waiting === 1 && this.#isOurs(shown)) return;
    await this.#ask();
    await until(async () => {
      const now = await this.shown();
      return now?.waiting === 1 && this.#isOurs(now);
    }, 'request of the honest site');
  }

  /** How many requests wait. */
  async waiting() {
    return (await this.shown())?.waiting ?? 0;
  }

  /** Lets the request behind ours come to the front. @returns {Promise<Shown>} it, once the chain has answered */
  async front() {
    if (this.#isOurs(await this.shown())) await this.#ask();
    return until(async () => {
      const shown = await this.shown();
      return shown && !this.#isOurs(shown) && shown.level !== '' && !shown.asking && shown;
    }, 'request of the attack in the prompt');
  }

  /** An honest message: signed without a window, if all is well. @param {string} text hexadecimal @param {string} user */
  sign(text, user) {
    return this.#tab.evaluate(`ethereum.request({ method: 'personal_sign', params: ${JSON.stringify([text, user])} })`);
  }

  /** The prompt's window. */
  async window() {
    if (this.#window && !(await isGone(this.#window))) return this.#window;
    this.#window = await findWindow(this.#world.launched.browser, `${this.#world.launched.base.extension}prompt.html`);
    return this.#window;
  }

  /** @returns {Promise<Shown | undefined>} */
  async shown() {
    const window = await this.window();
    return /** @type {any} */ (window?.evaluate(READ).catch(() => undefined));
  }

  /** @param {Shown | undefined} shown */
  #isOurs(shown) {
    return shown?.site.includes(new URL(this.#origin).host) ?? false;
  }

  /** Asks for something new; what was asked before goes with its document. */
  async #ask() {
    const number = ++this.#count;
    const { plain, spender } = this.#world.chain.contracts;
    const data = `0x095ea7b3${spender.slice(2).padStart(64, '0')}${number.toString(16).padStart(64, '0')}`;
    const asked = { method: 'eth_sendTransaction', params: [{ from: this.#world.user, to: plain, data }] };
    await this.#tab.evaluate(`new Promise((resolve) => {
      document.querySelector('iframe')?.remove();
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.onload = () => {
        frame.contentWindow.ethereum.request(${JSON.stringify(asked)}).catch(() => {});
        resolve();
      };
      frame.src = '/kind/keeper';
    })`);
  }
}

/** Reads the prompt. */
const READ = `(() => {
  const root = document.querySelector('[data-request]');
  if (!root) return undefined;
  // "2 of 3 from this site", or "1 request of another site waits".
  const place = document.querySelector('.queue')?.textContent ?? '';
  const waiting = Number(/of (\\d+)/.exec(place)?.[1] ?? 1 + Number(/\\d+/.exec(place)?.[0] ?? 0));
  const texts = (selector, name) => [...document.querySelectorAll(selector)].map((one) => one.getAttribute(name) ?? '');
  return {
    request: root.getAttribute('data-request') ?? '',
    site: document.querySelector('.host')?.innerText ?? '',
    waiting,
    level: (texts('[data-level]', 'data-level')[0] ?? '').replace('level-', ''),
    asking: (document.querySelector('.asking')?.innerText ?? '') !== '',
    rules: texts('[data-rule]', 'data-rule'),
    text: document.body.innerText,
  };
})()`;
