// One round: a few requests, a few kills at chosen moments, and then a person who decides what is still asked.
import { setTimeout as pause } from 'node:timers/promises';
import { killBackground, reloadExtension } from '../e2e/harness/kill.js';
import { Prompt } from '../e2e/harness/prompt.js';
import { approve } from '../e2e/harness/requests.js';
import { PATIENCE, until } from '../e2e/harness/wait.js';
import { findWindow, openOwnPage } from '../e2e/harness/windows.js';

/** @typedef {import('./ledger.js').Asked} Asked */
/** @typedef {'received' | 'shown' | 'decided' | 'delivered'} State when the kill comes */
/** @typedef {'background' | 'close prompt' | 'crash prompt' | 'navigate' | 'close tab' | 'reload extension'} Kind */
/** @typedef {{dapp: import('../e2e/harness/dapp.js').Dapp, asked: Asked[]}} Tab */

/** The background dies most often in a browser, and quickest here. @type {[Kind, number][]} */
const KINDS = [['background', 24], ['close prompt', 2], ['crash prompt', 1], ['navigate', 2], ['close tab', 1], ['reload extension', 1]];
/** @type {State[]} */
const STATES = ['received', 'shown', 'shown', 'decided', 'delivered'];

export class Round {
  #world;
  #ledger;
  #random;
  /** @type {Tab[]} */
  #tabs = [];
  #sites = 0;

  /**
   * @param {import('../e2e/harness/world.js').World} world @param {import('./ledger.js').Ledger} ledger
   * @param {import('./random.js').Random} random
   */
  constructor(world, ledger, random) {
    this.#world = world;
    this.#ledger = ledger;
    this.#random = random;
  }

  async play() {
    const { below, pick, chance } = this.#random;
    while (this.#tabs.length < 2) await this.#open();
    for (let count = 1 + below(3); count > 0; count -= 1) await this.#ask(pick(this.#tabs));
    const state = pick(STATES);
    await this.#reach(state);
    for (let kills = state === 'shown' ? 4 + below(9) : 1 + below(2); kills > 0; kills -= 1) {
      await this.#kill(state);
      if (chance(0.5)) await pause(below(60));
    }
    await this.#finish();
  }

  /** A page with a site of its own: a site that was refused again and again is not asked about for a while. */
  async #open() {
    this.#sites += 1;
    const site = this.#world.siteOf(`kills-${this.#sites}`);
    // Firefox opens no tab while a window that it would stand in closes.
    const dapp = await until(() => this.#world.dapp('bare', { site }), 'new tab');
    this.#tabs.push({ dapp, asked: [] });
  }

  /** Asks in a page, which notes the end. @param {Tab} tab */
  async #ask({ dapp, asked }) {
    const one = this.#ledger.ask();
    asked.push(one);
    const { contracts } = this.#world.chain;
    const request = approve({ from: this.#world.user, token: contracts.plain, spender: contracts.spender, amount: BigInt(one.number) });
    await dapp.page.evaluate(`window.ends ??= []; void ethereum.request(${JSON.stringify(request)})
      .then(() => 'done', ({ code, message }) => code + ' ' + message).then((end) => ends.push([${one.number}, end]))`);
  }

  /** Waits for the moment of the kill. @param {State} state */
  async #reach(state) {
    if (state === 'received') return pause(this.#random.below(120));
    const prompt = await this.#prompt();
    if (!prompt || state === 'shown') return;
    await this.#decide(prompt);
    // The decision is on its way now, and a little later at the wallet.
    if (state === 'delivered') await pause(this.#random.below(40));
  }

  /** @param {State} state */
  async #kill(state) {
    const kind = this.#kind();
    if (await this.#strike(kind)) this.#ledger.kill(kind, state);
  }

  /** @returns {Kind} */
  #kind() {
    let at = this.#random.below(KINDS.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [kind, weight] of KINDS) {
      at -= weight;
      if (at < 0) return kind;
    }
    return 'background';
  }

  /** @param {Kind} kind @returns {Promise<boolean>} whether there was something to strike */
  async #strike(kind) {
    const { launched } = this.#world;
    switch (kind) {
      case 'background': return killBackground(launched);
      case 'close prompt': return this.#onPrompt((page) => page.close());
      case 'crash prompt': return launched.name === 'chromium' && this.#onPrompt(crash);
      case 'navigate': return this.#leave((page) => page.goto(`${this.#world.site}/viem.html`));
      case 'close tab': return this.#leave((page) => page.close());
      case 'reload extension':
        await reloadExtension(launched);
        // Pages from before are not guarded any more, and only their requests that wait end.
        await this.#drain();
        for (const tab of [...this.#tabs]) await this.#forget(tab);
        return true;
    }
  }

  /** @param {(page: import('puppeteer-core').Page) => Promise<unknown>} act */
  async #onPrompt(act) {
    const page = await this.#promptPage();
    if (!page) return false;
    return act(page).then(() => true, () => false);
  }

  /** @param {(page: import('puppeteer-core').Page) => Promise<unknown>} act */
  async #leave(act) {
    const tab = this.#random.pick(this.#tabs);
    if (!tab) return false;
    // What had ended is known before the page goes.
    await this.#read(tab);
    for (const one of tab.asked) one.left = true;
    await act(tab.dapp.page);
    await this.#forget(tab);
    return true;
  }

  #promptPage() {
    const { browser, base } = this.#world.launched;
    return findWindow(browser, `${base.extension}prompt.html`).catch(() => undefined);
  }

  /** @returns {Promise<Prompt | null>} the prompt, unless everything ended without one */
  async #prompt() {
    const deadline = Date.now() + PATIENCE;
    while (Date.now() < deadline && (await this.#waits())) {
      const page = await this.#promptPage();
      if (page && (await page.$('[data-level]').catch(() => null))) return new Prompt(page);
      await pause(20);
    }
    return null;
  }

  /** The person decides about the request in front, which may change under their hands. @param {Prompt} prompt */
  async #decide(prompt) {
    try {
      if (!this.#random.chance(0.4)) return await prompt.click('refuse');
      const number = await numberOf(prompt);
      await prompt.armed('continue', 4000);
      if ((await numberOf(prompt)) !== number) return undefined;
      this.#ledger.consent(number);
      // At once: another request that comes to the front meanwhile is not armed.
      return await prompt.click('continue');
    } catch {
      // It went away.
      return undefined;
    }
  }

  /** Decides until nothing is asked any more. */
  async #drain() {
    const deadline = Date.now() + 3 * PATIENCE;
    while (Date.now() < deadline && (await this.#waits())) {
      const page = await this.#promptPage();
      if (page && (await page.$('[data-level]').catch(() => null))) await this.#decide(new Prompt(page));
      else await pause(20);
    }
    if (await this.#waits()) console.error(await this.#evidence());
  }

  /** What can be seen of a request that does not end. @returns {Promise<string>} */
  async #evidence() {
    const prompt = await this.#promptPage();
    const shown = await prompt?.evaluate('document.body.innerText').catch(String);
    const { browser, base } = this.#world.launched;
    const own = await openOwnPage(browser, `${base.extension}popup.html`);
    const kept = await own.evaluate('chrome.storage.session.get(null).then(JSON.stringify)');
    await own.close();
    const pages = await Promise.all(this.#tabs.map(({ dapp }) => dapp.page.evaluate('JSON.stringify([location.href, window.ends])')));
    return `prompt: ${shown ?? 'none'}\njournal: ${kept}\npages: ${pages.join(' ')}`;
  }

  async #finish() {
    await this.#drain();
    const log = await this.#world.wallet.asked();
    /** @type {Map<number, number>} */
    const reached = new Map();
    for (const { params } of log) {
      const number = Number.parseInt(/** @type {any} */ (params)[0].data.slice(-12), 16);
      reached.set(number, (reached.get(number) ?? 0) + 1);
    }
    this.#ledger.settle(reached);
    await this.#world.wallet.clearLog();
    for (const tab of [...this.#tabs]) {
      const paused = tab.asked.some(({ ends }) => ends.some((end) => end.startsWith('-32005')));
      tab.asked = [];
      if (paused || !(await isWell(tab))) await this.#forget(tab);
      else await tab.dapp.page.evaluate('window.ends = []');
    }
  }

  /** @param {Tab} tab */
  async #forget(tab) {
    await tab.dapp.page.close().catch(() => {});
    this.#tabs = this.#tabs.filter((other) => other !== tab);
  }

  /** @returns {Promise<boolean>} whether a request of a page that is there has not ended */
  async #waits() {
    for (const tab of this.#tabs) await this.#read(tab);
    return this.#tabs.some(({ asked }) => asked.some(({ ends, left }) => !left && ends.length === 0));
  }

  /** Reads which requests of a page have ended. @param {Tab} tab */
  async #read({ dapp, asked }) {
    const ends = /** @type {[number, string][]} */ (await dapp.page.evaluate('window.ends ?? []'));
    for (const one of asked) one.ends = ends.filter(([number]) => number === one.number).map(([, end]) => end);
  }
}

/** @param {import('puppeteer-core').Page} page */
async function crash(page) {
  const client = await page.createCDPSession();
  await Promise.race([client.send('Page.crash').catch(() => {}), pause(1000)]);
}

/**
 * Which request it shows, by the amount in its calldata: the headline may know neither decimals nor symbol yet.
 * @param {Prompt} prompt @returns {Promise<number>}
 */
const numberOf = async (prompt) => {
  const [, amount] = /095ea7b3[0-9a-f]{64}([0-9a-f]{64})/.exec(await prompt.everything()) ?? [];
  if (!amount) throw new Error('no request is shown');
  return Number(BigInt(`0x${amount}`));
};

/** @param {Tab} tab */
const isWell = ({ dapp }) => dapp.page.evaluate('window.dapp !== undefined').catch(() => false);
