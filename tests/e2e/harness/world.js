// Everything that a test file needs: chain, pages, browser, the extension and the test wallet.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChain } from '../../chain/index.js';
import { buildPages, pageConfig, servePages } from '../../pages/index.js';
import { buildWallet } from '../../wallet/build.js';
import { chosenBrowser, launch } from './browsers.js';
import { Dapp } from './dapp.js';
import { copyExtension, keyFor } from './extension.js';
import { Popup } from './popup.js';
import { hasPrompt, waitForPrompt } from './prompt.js';
import { Wallet } from './wallet.js';
import { openOwnPage } from './windows.js';

/** @typedef {import('./browsers.js').Launched} Launched */
/** @typedef {import('./dapp.js').Library} Library */
/** @typedef {import('../../chain/index.js').Chain} Chain */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = join(root, 'target/e2e');
/** Ids in the lower and the upper half of the alphabet that Chromium uses: whose content script runs first. */
const [LOW, HIGH] = /** @type {const} */ (['abcdefgh', 'ijklmnop']);

const scriptName = () => basename(process.argv[1] ?? 'run', '.js').replace('.test', '');

/**
 * @typedef {object} Options
 * @property {string} [ids] `first`: our id is below the wallet's, as released (default); `last`: above it
 * @property {boolean} [endpoint] whether the extension knows an endpoint that answers (default true)
 * @property {string} [name] of the folder for copies; default: of the script that runs
 * @property {import('./browsers.js').Name} [browser] default: what the environment says
 * @property {boolean} [headless] default true
 */

/**
 * A browser starts even with an extension that it cannot load, and then a test that expects nothing would pass.
 * @param {Launched} launched
 */
async function isLoaded({ browser, base }) {
  const page = await openOwnPage(browser, `${base.extension}popup.html`);
  await page.close();
}

export class World {
  /** @type {Chain} */ chain;
  /** @type {Launched} */ launched;
  /** @type {Wallet} */ wallet;
  #pages;

  /** @param {{chain: Chain, pages: {url: string, stop: () => Promise<void>}, launched: Launched, wallet: Wallet}} parts */
  constructor({ chain, pages, launched, wallet }) {
    this.chain = chain;
    this.#pages = pages;
    this.launched = launched;
    this.wallet = wallet;
  }

  /** @param {Options} [options] @returns {Promise<World>} */
  static async start({ ids = 'first', endpoint = true, name = scriptName(), browser = chosenBrowser(), headless = true } = {}) {
    const chain = await startChain({ port: 0 });
    try {
      const folder = join(target, browser, name, ids);
      const flavour = browser === 'chromium' ? 'chrome' : 'firefox';
      const from = process.env['COUNTERSIGN_DIST'] ?? join(root, 'dist', flavour);
      if (!existsSync(from)) throw new Error(`${from} is not built: cargo xtask build`);
      const [own, other] = ids === 'first' ? [LOW, HIGH] : [HIGH, LOW];
      const unreachable = 'http://127.0.0.1:9';
      const built = await Promise.all([
        copyExtension({ from, to: join(folder, 'extension'), endpoint: endpoint ? chain.rpcUrl : unreachable,
          ...(browser === 'chromium' && { key: keyFor(own) }) }),
        buildWallet({ browser: flavour, out: join(folder, 'wallet'), rpcUrl: chain.rpcUrl, key: keyFor(other) }),
        buildPages({ out: join(folder, 'pages') }),
      ]);
      const pages = await servePages({ root: built[2], config: pageConfig(chain) });
      const launched = await launch({ browser, extension: built[0], wallet: built[1], headless });
      await isLoaded(launched);
      return new World({ chain, pages, launched, wallet: await Wallet.open(launched) });
    } catch (error) {
      await chain.stop();
      throw error;
    }
  }

  get name() {
    return this.launched.name;
  }

  /** Where the dapp pages are, without a slash at the end. */
  get site() {
    return this.#pages.url;
  }

  get user() {
    const [user] = this.chain.accounts;
    if (!user) throw new Error('the chain has no account');
    return user.address;
  }

  /** Opens a dapp in a new tab, connected unless told otherwise. @param {Library} library @param {{connect?: boolean}} [options] */
  async dapp(library, { connect = true } = {}) {
    const before = await this.wallet.tabs();
    const page = await this.launched.browser.newPage();
    const tab = (await this.wallet.tabs()).find((id) => !before.includes(id)) ?? null;
    const dapp = await Dapp.open(page, `${this.site}/${library}.html`, tab);
    if (connect) await dapp.connect();
    return dapp;
  }

  /** The prompt, once it shows a request. */
  prompt() {
    return waitForPrompt(this.launched);
  }

  hasPrompt() {
    return hasPrompt(this.launched);
  }

  /** Opens the popup's page in a tab, for the tab of a dapp. @param {Dapp} [dapp] */
  popup(dapp) {
    return Popup.open(this.launched, dapp?.tab ?? null);
  }

  /** Closes every tab and window but the wallet's control page, for the next test. */
  async tidy() {
    const { browser, base } = this.launched;
    const pages = await browser.pages();
    for (const page of pages) {
      const address = String(await page.evaluate('location.href').catch(() => ''));
      if (address === 'about:blank' || address.startsWith(`${base.wallet}control.html`)) continue;
      await page.close().catch(() => {});
    }
    await this.wallet.setMode('auto');
    await this.wallet.clearLog();
  }

  /**
   * @param {import('puppeteer-core').Page} page @param {string} name @param {string} [folder]
   * @returns {Promise<string>} the file
   */
  async screenshot(page, name, folder = join(target, this.name, 'screenshots')) {
    await mkdir(folder, { recursive: true });
    const path = /** @type {`${string}.png`} */ (join(folder, `${name}.png`));
    await page.screenshot({ path });
    return path;
  }

  async stop() {
    await this.launched.close();
    await this.#pages.stop();
    await this.chain.stop();
  }
}
