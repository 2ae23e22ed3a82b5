// Starts a browser with a fresh profile and the two extensions.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromeId, geckoId } from './extension.js';
import { waitForWindow } from './windows.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {'chromium' | 'firefox'} Name */
/**
 * @typedef {object} Launched
 * @property {Name} name
 * @property {Browser} browser
 * @property {string} folder of the unpacked extension
 * @property {{extension: string, wallet: string}} base address of each extension's own pages, with a slash at its end
 * @property {() => Promise<void>} close
 */

/** @type {Record<Name, {variable: string, paths: string[]}>} */
const PLACES = {
  chromium: { variable: 'CHROMIUM', paths: ['/usr/bin/chromium', '/usr/bin/chromium-browser'] },
  firefox: { variable: 'FIREFOX', paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'] },
};

/** A domain on this machine that no browser takes for a secure one; in Firefox only `site` of it is there. */
export const INSECURE = 'insecure.test';

/** What the tests run in: the environment's `BROWSER`. @returns {Name} */
export function chosenBrowser() {
  const name = process.env['BROWSER'] ?? 'chromium';
  if (name === 'chrome') return 'chromium';
  if (name !== 'chromium' && name !== 'firefox') throw new Error(`BROWSER is ${name}; it can be chromium or firefox`);
  return name;
}

/**
 * @param {object} options
 * @param {Name} options.browser
 * @param {string} options.extension folder of the unpacked extension
 * @param {string} options.wallet folder of the unpacked test wallet
 * @param {string} [options.ids] `first`: the extension is installed before the wallet (its id says it in Chromium)
 * @param {boolean} [options.headless]
 * @param {boolean} [options.sleepy] whether the background may fall asleep: no debugger keeps it awake, and Firefox lets
 *   it sleep after 3 s instead of 30
 * @returns {Promise<Launched>}
 */
export async function launch({ browser: name, extension, wallet, ids = 'last', headless = true, sleepy = false }) {
  const profile = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
  const start = name === 'chromium' ? chromium : firefox;
  const { browser, base } = await start({ profile, extension, wallet, ids, headless, sleepy });
  const welcome = 'welcome.html';
  // It opens by itself after the installation; nobody is here to read it.
  if (existsSync(join(extension, welcome))) await (await waitForWindow(browser, `${base.extension}${welcome}`)).close();
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { name, browser, folder: extension, base, close };
}

/** @typedef {{profile: string, extension: string, wallet: string, ids: string, headless: boolean, sleepy: boolean}} Start */

/** @param {Start} options */
async function chromium({ profile, extension, wallet, headless, sleepy }) {
  const both = `${extension},${wallet}`;
  // Chromium does not load an unpacked extension again, once it is reloaded, for somebody who is no developer.
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  const browser = await puppeteer.launch({
    executablePath: executable('chromium'),
    userDataDir: profile,
    pipe: true,
    headless,
    enableExtensions: true,
    ...(sleepy ? { targetFilter: (target) => target.type() !== 'service_worker' } : {}),
    defaultViewport: null,
    args: [
      ...'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' '),
      ...'--disable-component-update --disable-sync'.split(' '),
      // Nobody sees most of these windows, and their timers would go off once a second.
      ...'--disable-background-timer-throttling --disable-backgrounding-occluded-windows --disable-renderer-backgrounding'.split(' '),
      `--host-resolver-rules=MAP *.${INSECURE} 127.0.0.1`,
      `--disable-extensions-except=${both}`,
      `--load-extension=${both}`,
    ],
  });
  const [own, other] = await Promise.all([chromeId(extension), chromeId(wallet)]);
  return { browser, base: { extension: `chrome-extension://${own}/`, wallet: `chrome-extension://${other}/` } };
}

/** The ids that Firefox would otherwise draw for each profile. */
const FIREFOX_UUIDS = {
  extension: '2b0f6b1e-7d43-4b8e-9d0a-5a7c0e4f1a01',
  wallet: '6f1f9a52-3f0e-4a7b-8f0f-6d2c1b9a7e11',
};

/** @param {Start} options */
async function firefox({ profile, extension, wallet, ids, headless, sleepy }) {
  const [own, other] = await Promise.all([geckoId(extension), geckoId(wallet)]);
  const uuids = { [own]: FIREFOX_UUIDS.extension, [other]: FIREFOX_UUIDS.wallet };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable('firefox'),
    userDataDir: profile,
    headless,
    defaultViewport: null,
    // Without it the extensions' own pages can be neither found nor driven.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify(uuids),
      'network.dns.localDomains': `site.${INSECURE}`,
      // Nobody sees most of these windows, and their timers would go off once a second.
      'dom.min_background_timeout_value': 4,
      'dom.min_background_timeout_value_without_budget_throttling': 4,
      // A person's yes to a permission, where they clicked for it.
      'extensions.webextOptionalPermissionPrompts': false,
      // Nothing here shows notifications but the browser itself.
      'alerts.useSystemBackend': false,
      ...(sleepy ? { 'extensions.background.idle.timeout': 3000 } : {}),
    },
  });
  for (const folder of ids === 'first' ? [extension, wallet] : [wallet, extension]) await browser.installExtension(folder);
  const base = {
    extension: `moz-extension://${FIREFOX_UUIDS.extension}/`,
    wallet: `moz-extension://${FIREFOX_UUIDS.wallet}/`,
  };
  return { browser, base };
}

/** The browser's program. @param {Name} name @returns {string} */
export function executable(name) {
  const { variable, paths } = PLACES[name];
  const named = process.env[variable];
  const found = named ?? paths.find((path) => existsSync(path));
  if (!found) throw new Error(`none of ${paths.join(', ')} is installed, and ${variable} is not set`);
  return found;
}
