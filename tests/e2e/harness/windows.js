// Finding the extensions' windows and opening their pages.
import { PATIENCE, until } from './wait.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Waits for a window or tab of the browser whose address begins so.
 *
 * Chromium tells where a new window is; Firefox does not say it of an extension's window (its address stays
 * about:blank for the driver, even with system access), so there the pages themselves are asked.
 * @param {Browser} browser
 * @param {string} address
 * @param {{except?: readonly Page[], patience?: number}} [options]
 * @returns {Promise<Page>}
 */
export async function waitForWindow(browser, address, { except = [], patience = PATIENCE } = {}) {
  return until(() => findWindow(browser, address, except), `window at ${address}`, patience);
}

/**
 * @param {Browser} browser @param {string} address @param {readonly Page[]} [except]
 * @returns {Promise<Page | undefined>}
 */
export async function findWindow(browser, address, except = []) {
  for (const page of await browser.pages()) {
    if (except.includes(page)) continue;
    if ((await addressOf(page)).startsWith(address)) return page;
  }
  return undefined;
}

/** @param {Page} page @returns {Promise<string>} */
async function addressOf(page) {
  if (page.url().startsWith('chrome-extension:') || page.url().startsWith('http')) return page.url();
  return String(await page.evaluate('location.href').catch(() => ''));
}

/**
 * Opens a page of an extension.
 * @param {Browser} browser @param {string} address @param {'tab' | 'window'} [type]
 * @returns {Promise<Page>}
 */
export async function openOwnPage(browser, address, type = 'tab') {
  const page = await browser.newPage({ type });
  // Firefox does not report the end of such a navigation to the driver.
  page.goto(address).catch(() => {});
  await until(async () => (await page.evaluate('location.href + document.readyState')) === `${address}complete`, address);
  return page;
}

/**
 * Waits for a window to go. Firefox does not tell the driver that an extension's window closed: its page just
 * cannot be asked any more.
 * @param {Page} page @param {number} [patience] milliseconds
 */
export async function waitForClose(page, patience = PATIENCE) {
  await until(() => isGone(page), 'end of the window', patience);
}

/** @param {Page} page @returns {Promise<boolean>} */
export const isGone = async (page) => page.isClosed() || page.evaluate('false').then(() => false, () => true);
