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
  const pages = (await browser.pages()).filter((page) => !except.includes(page));
  const addresses = await Promise.all(pages.map(addressOf));
  return pages[addresses.findIndex((one) => one.startsWith(address))];
}

/** Pages that stay where they are, so that nobody need ask. @type {WeakMap<Page, string>} */
const settled = new WeakMap();

/** @param {Page} page @param {string} address that it never leaves */
export const settle = (page, address) => settled.set(page, address);

/** @param {Page} page @returns {Promise<string>} */
export async function addressOf(page) {
  if (page.url().startsWith('chrome-extension:') || page.url().startsWith('http')) return page.url();
  return settled.get(page) ?? String(await page.evaluate('location.href').catch(() => ''));
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
