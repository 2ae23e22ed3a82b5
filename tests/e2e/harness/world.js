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
import { unpackPackage } from './packages.js';
import { hasPrompt, waitForPrompt } from './prompt.js';
import { Wallet } from './wallet.js';
import { addressOf, openOwnPage } from './windows.js';

/** @typedef {import('./browsers.js').Launched} Launched */
/** @typedef {import('./dapp.js').Library} Library */
/** @typedef {import('../../chain/index.js').Chain} Chain */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = join(root, 'target/e2e');
/** Ids in the lower and the upper half of the alphabet that Chromium uses: whose content script runs first. */
const [LOW, HIGH] = /** @type {const} */ (['abcdefgh', 'ijklmnop']);

/** Nothing listens there. */
const UNREACHABLE = 'http://127.0.0.1:9';

const scriptName = () => basename(process.argv[1] ?? 'run', '.js').replace('.test', '');

/**
 * @typedef {object} Options
 * @property {string} [ids] `first`: our id is below the wallet's, as released (default); `last`: above it
 * @property {boolean} [speaker] whether the test wallet speaks as every wallet of tests/wallet/speaker (default false)
 * @property {string} [prefix] of the names of the test wallet's streams; default MetaMask's
 * @property {boolean} [packed] whether the extension is the package that is published, as it is, which knows no local chain (default false)
 * @property {boolean} [endpoint] whether the extension knows an endpoint that answers (default true)
 * @property {string} [name] of the folder for copies; default: of the script that runs
 * @property {import('./browsers.js').Name} [browser] default: what the environment says
 * @property {boolean} [headless] default true
 * @property {boolean} [sleepy] whether the background may fall asleep (default false)
 * @property {(folder: string) => Promise<void>} [edit] changes the copy of the extension
 */

export class World {
  /** @type {Chain} */ chain;
  /** @type {Launched} */ launched;
  /** @type {Wallet} */ wallet;
  /** Where the dapp pages are, without a slash at the end. Each test has a site of its own: Countersign bears grudges. */
  site;
  /** The folder that they are served from. */
  pages;
  #started;
  #tests = 0;

  /** @param {{chain: Chain, launched: Launched, site: string, pages?: string, wallet: Wallet, started: (() => Promise<void>)[]}} parts */
  constructor({ chain, launched, site, pages = '', wallet, started }) {
    this.chain = chain;
    this.launched = launched;
    this.site = site;
    this.pages = pages;
    this.wallet = wallet;
    this.#started = started;
  }

  /** @param {Options} [options] @returns {Promise<World>} */
  static async start({ ids = 'first', speaker = false, prefix = 'metamask', packed = false, endpoint = true, name = scriptName(), browser = chosenBrowser(), headless = true, sleepy = false, edit } = {}) {
    /** What to end if a later part does not start. @type {(() => Promise<void>)[]} */
    const started = [];
    try {
      const chain = await startChain({ port: 0 });
      started.unshift(chain.stop);
      const folder = join(target, browser, name, ids);
      const built = await buildAll({ browser, folder, ids, wallet: { speaker, prefix }, chain, packed, endpoint });
      await edit?.(built.extension);
      const pages = await servePages({ root: built.pages, config: pageConfig(chain) });
      started.unshift(pages.stop);
      const launched = await launch({ browser, extension: built.extension, wallet: built.wallet, ids, headless, sleepy });
      started.unshift(launched.close);
      await isLoaded(launched);
      return new World({ chain, launched, site: pages.url, pages: built.pages, wallet: await Wallet.open(launched), started });
    } catch (error) {
      for (const end of started) await end();
      throw error;
    }
  }

  get name() {
    return this.launched.name;
  }

  get user() {
    const [user] = this.chain.accounts;
    if (!user) throw new Error('the chain has no account');
    return user.address;
  }

  /** An empty page. Firefox opens tabs in the window in front, which may be a prompt's that is about to close. */
  newPage() {
    return this.launched.browser.newPage({ type: this.name === 'firefox' ? 'window' : 'tab' });
  }

  /**
   * Opens a dapp in a new tab, connected unless told otherwise.
   * @param {Library} library @param {{connect?: boolean, site?: string}} [options] `site`: another name of the same server
   */
  async dapp(library, { connect = true, site = this.site } = {}) {
    const before = await this.wallet.tabs();
    const page = await this.newPage();
    const tab = (await this.wallet.tabs()).find((id) => !before.includes(id)) ?? null;
    const dapp = await Dapp.open(page, `${site}/${library}.html`, tab);
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
    for (const page of await browser.pages()) {
      const address = await addressOf(page);
      if (address !== 'about:blank' && !address.startsWith(`${base.wallet}control.html`)) await page.close().catch(() => {});
    }
    await this.wallet.setMode('auto');
    await this.wallet.setBatches({ kind: 'none' });
    await this.wallet.clearLog();
    this.#tests += 1;
    this.site = this.siteOf(`test-${this.#tests}`);
  }

  /** @param {string} name @returns {string} the dapp pages under a name of their own */
  siteOf(name) {
    return `http://${name}.localhost:${new URL(this.site).port}`;
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
    for (const end of this.#started) await end();
  }
}

/**
 * Copies of both extensions and the pages, as this run needs them.
 * @param {{browser: import('./browsers.js').Name, folder: string, ids: string, wallet: {speaker: boolean, prefix: string}, chain: Chain, packed: boolean, endpoint: boolean}} options
 */
async function buildAll({ browser, folder, ids, wallet: { speaker, prefix }, chain, packed, endpoint }) {
  const flavour = browser === 'chromium' ? 'chrome' : 'firefox';
  const [own, other] = ids === 'first' ? [LOW, HIGH] : [HIGH, LOW];
  const copy = () => {
    const from = process.env['COUNTERSIGN_DIST'] ?? join(root, 'dist', flavour);
    if (!existsSync(from)) throw new Error(`${from} is not built: cargo xtask build`);
    const key = browser === 'chromium' ? { key: keyFor(own) } : {};
    return copyExtension({ from, to: join(folder, 'extension'), endpoint: endpoint ? chain.rpcUrl : UNREACHABLE, ...key });
  };
  const [extension, wallet, pages] = await Promise.all([
    packed ? unpackPackage({ flavour, to: join(folder, 'package'), letters: own }) : copy(),
    buildWallet({ browser: flavour, out: join(folder, 'wallet'), rpcUrl: chain.rpcUrl, key: keyFor(other), speaker, prefix }),
    buildPages({ out: join(folder, 'pages') }),
  ]);
  return { extension, wallet, pages };
}

/**
 * A browser starts even with an extension that it cannot load, and then a test that expects nothing would pass.
 * @param {Launched} launched
 */
async function isLoaded({ browser, base }) {
  const page = await openOwnPage(browser, `${base.extension}popup.html`);
  await page.close();
}
