// Starts a browser with unpacked extensions, headless, for the wallet's own tests.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { GECKO_ID } from './manifest.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{browser: Browser, controlPage: () => Promise<Page>, close: () => Promise<void>}} Started */

/** The fixed id of the wallet's pages in Firefox, which otherwise draws one for each profile. */
const FIREFOX_UUID = '6f1f9a52-3f0e-4a7b-8f0f-6d2c1b9a7e11';

/** Milliseconds to wait for a window. */
const PATIENCE = 15_000;

/**
 * @param {'chrome' | 'firefox'} name
 * @param {string} extension folder of the unpacked wallet
 * @returns {Promise<Started>}
 */
export async function start(name, extension) {
  const profile = await mkdtemp(join(tmpdir(), 'wallet-test-'));
  const { browser, controlPage } = await (name === 'chrome' ? chrome : firefox)(profile, extension);
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, controlPage, close };
}

/**
 * Waits for a window or tab whose address contains `fragment`. The pages are asked themselves, because Firefox
 * does not tell the driver where an extension's window is.
 * @param {Browser} browser
 * @param {string} fragment
 * @param {Page[]} [earlier] not these
 * @returns {Promise<Page>}
 * @throws when there is none in time
 */
export async function findPage(browser, fragment, earlier = []) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    for (const page of (await browser.pages()).filter((page) => !earlier.includes(page))) {
      const address = await page.evaluate('location.href').catch(() => '');
      if (String(address).includes(fragment)) return page;
    }
  }
  throw new Error(`no page at ${fragment}`);
}

/**
 * @param {string} userDataDir
 * @param {string} extension
 */
async function chrome(userDataDir, extension) {
  const browser = await puppeteer.launch({
    executablePath: existing(['/usr/bin/chromium', '/usr/bin/chromium-browser']),
    userDataDir,
    pipe: true,
    headless: true,
    enableExtensions: true,
    args: [
      ...'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' '),
      ...'--disable-component-update --disable-sync'.split(' '),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const controlPage = async () => {
    const worker = await browser.waitForTarget((target) => target.url().endsWith('/background.js'));
    const page = await browser.newPage();
    await page.goto(new URL('/control.html', worker.url()).href);
    return page;
  };
  return { browser, controlPage };
}

/**
 * @param {string} userDataDir
 * @param {string} extension
 */
async function firefox(userDataDir, extension) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: existing(['/usr/bin/firefox-esr', '/usr/bin/firefox']),
    userDataDir,
    headless: true,
    // Without it the extension's own pages cannot be driven.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_UUID }) },
  });
  await browser.installExtension(extension);
  const controlPage = async () => {
    const page = await browser.newPage();
    // Firefox does not report the navigation's end to the driver, so it is looked for.
    page.goto(`moz-extension://${FIREFOX_UUID}/control.html`).catch(() => {});
    await page.waitForFunction(() => 'wallet' in window, { polling: 50 });
    return page;
  };
  return { browser, controlPage };
}

/** @param {string[]} paths */
function existing(paths) {
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`none of ${paths.join(', ')} is installed`);
  return found;
}
