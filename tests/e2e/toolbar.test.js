// What the toolbar and the popup say of tabs in which the guard is not, and the way out of it.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { approve } from './harness/requests.js';
import { until } from './harness/wait.js';
import { openOwnPage } from './harness/windows.js';
import { World } from './harness/world.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{badge: string, title: string}} Said */

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

const chromium = () => world.name === 'chromium';
/** A page of the browser's own. */
const restricted = () => (chromium() ? 'chrome://version/' : 'about:license');

it('says nothing of a tab that is guarded, and the popup names the site', async () => {
  const dapp = await world.dapp('bare');
  const popup = await world.popup(dapp);
  await popup.shows(/Guarding http/);
  await says(popup.page, dapp.tab, { badge: '', title: 'Countersign' });
});

it('says where the browser lets nobody work', async () => {
  const { page, tab } = await openTab(restricted());
  const popup = await world.popup();
  await says(popup.page, tab, { badge: '–', title: /no extension work on this page/ });
  const about = await openPopup(tab);
  await until(async () => /Not guarded here.*no extension/s.test(await about.evaluate(() => document.body.innerText)), 'reason');
  assert.equal(await about.$$eval('.unguarded button', (buttons) => buttons.length), chromium() ? 1 : 0);
  if (chromium()) {
    await about.click('.unguarded button');
    const { host } = new URL(world.launched.base.extension);
    await until(() => world.launched.browser.targets().some((target) => target.url() === `chrome://extensions/?id=${host}`), 'details');
    await page.bringToFront();
  }
  await page.goto(`${world.site}/bare.html`);
  await says(popup.page, tab, { badge: '', title: 'Countersign' });
});

it('an extension that is loaded anew refuses what was held, tells old tabs to reload, and guards them after that', async () => {
  const dapp = await world.dapp('bare');
  const { plain: token, spender } = world.chain.contracts;
  const request = approve({ from: world.user, token, spender, amount: 1_000_001n });
  const held = dapp.request(request.method, request.params);
  await world.prompt();
  await loadAnew();

  assertReload(await held);

  const own = await returned();
  await dapp.page.bringToFront();
  // The scripts that stayed behind, or came late, go on refusing.
  assertReload(await dapp.request(request.method, request.params));
  assert.deepEqual(await world.wallet.asked(), []);
  await says(own, dapp.tab, { badge: '!', title: /Reload this tab/ });

  const popup = await openPopup(dapp.tab);
  await until(() => popup.$('.unguarded button'), 'button that reloads');
  await popup.click('.unguarded button');
  await until(async () => /Guarding http/.test(await popup.evaluate(() => document.body.innerText)), 'guard');
  await says(own, dapp.tab, { badge: '', title: 'Countersign' });
});

it('says where the browser keeps us from sites, and guards once they are allowed', async () => {
  const popup = await world.popup();
  await keepFromSites(popup.page, true);
  try {
    const { page, tab } = await openTab(`${world.site}/bare.html`);
    await says(popup.page, tab, { badge: '!', title: /does not let Countersign run on this site/ });
    const about = await openPopup(tab);
    await until(() => about.$('.unguarded button'), 'button that allows');
    // Chromium asks the person in a window of its own, where no test gets.
    if (chromium()) await keepFromSites(popup.page, false);
    else await about.click('.unguarded button');
    await says(popup.page, tab, { badge: '!', title: /Reload this tab/ });
    await page.bringToFront();
    await page.reload();
    await says(popup.page, tab, { badge: '', title: 'Countersign' });
  } finally {
    await keepFromSites(popup.page, false);
  }
});

/** @param {Page} own a page of the extension @param {number | null} tab @param {{badge: string, title: string | RegExp}} wanted */
async function says(own, tab, { badge, title }) {
  /** @type {Said | undefined} */
  let last;
  await until(
    async () => {
      last = await own.evaluate(
        async (tabId) => ({ badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) }),
        Number(tab),
      );
      return last.badge === badge && (typeof title === 'string' ? last.title === title : title.test(last.title));
    },
    () => `badge “${badge}” with ${title}, but ${JSON.stringify(last)}`,
  );
}

/** @param {string} url @returns {Promise<{page: Page, tab: number}>} */
async function openTab(url) {
  const before = await world.wallet.tabs();
  const page = await world.launched.browser.newPage();
  const tab = (await world.wallet.tabs()).find((id) => !before.includes(id));
  assert.ok(tab !== undefined);
  // Firefox does not tell the driver that a page of its own is there.
  page.goto(url).catch(() => {});
  return { page, tab };
}

/** @param {number | null} tab @returns {Promise<Page>} the popup about a tab, which stays in front */
const openPopup = (tab) => openOwnPage(world.launched.browser, `${world.launched.base.extension}popup.html?tab=${tab}`, 'window');

/** @param {import('./harness/dapp.js').Answer} answer that tells the page what to do */
function assertReload({ result, error }) {
  assert.equal(error?.code, 4900, JSON.stringify({ result, error }));
  assert.match(error?.message ?? '', /Reload the page/);
}

/** Loads the extension anew, as an update does. */
async function loadAnew() {
  // Chromium takes an unpacked extension back only in its developer mode.
  if (chromium()) await setInSettings('updateProfileConfiguration', { inDeveloperMode: true });
  const { page } = await world.popup();
  await page.evaluate('setTimeout(() => chrome.runtime.reload())');
}

/** Calls a setting of Chromium's page of extensions. @param {string} name @param {object} value */
async function setInSettings(name, value) {
  const page = await world.launched.browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(`chrome.developerPrivate.${name}(${JSON.stringify(value)})`);
  await page.close();
}

/** A page of the extension, once it is back. @returns {Promise<Page>} */
const returned = () =>
  until(async () => {
    const page = await world.launched.browser.newPage();
    page.goto(`${world.launched.base.extension}popup.html`).catch(() => {});
    const is = await until(() => page.evaluate('location.href.includes("popup.html") && !!globalThis.chrome?.action'), 'page', 1000).catch(() => false);
    if (is) return page;
    await page.close();
    return null;
  }, 'extension');

/**
 * The person's switch for sites: in Chromium on the page about the extension, in Firefox a permission.
 * @param {Page} own @param {boolean} withheld
 */
async function keepFromSites(own, withheld) {
  if (chromium()) {
    const extensionId = new URL(world.launched.base.extension).host;
    await setInSettings('updateExtensionConfiguration', { extensionId, hostAccess: withheld ? 'ON_CLICK' : 'ON_ALL_SITES' });
  } else if (withheld) {
    await own.evaluate(() => chrome.permissions.remove({ origins: ['<all_urls>'] }));
  }
}
