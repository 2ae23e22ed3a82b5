// Starts a browser with a fresh profile and the two extensions.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromeId, geckoId } from './extension.js';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {'chromium' | 'firefox'} Name */
/**
 * @typedef {object} Launched
 * @property {Name} name
 * @property {Browser} browser
 * @property {{extension: string, wallet: string}} base address of each extension's own pages, with a slash at its end
 * @property {() => Promise<void>} close
 */

/** @type {Record<Name, {variable: string, paths: string[]}>} */
const PLACES = {
  chromium: { variable: 'CHROMIUM', paths: ['/usr/bin/chromium', '/usr/bin/chromium-browser'] },
  firefox: { variable: 'FIREFOX', paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'] },
};

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
 * @param {boolean} [options.headless]
 * @returns {Promise<Launched>}
 */
export async function launch({ browser: name, extension, wallet, headless = true }) {
  const profile = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
  const start = name === 'chromium' ? chromium : firefox;
  const { browser, base } = await start({ profile, extension, wallet, headless });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { name, browser, base, close };
}

/** @typedef {{profile: string, extension: string, wallet: string, headless: boolean}} Start */

/** @param {Start} options */
async function chromium({ profile, extension, wallet, headless }) {
  const both = `${extension},${wallet}`;
  const browser = await puppeteer.launch({
    executablePath: executable('chromium'),
    userDataDir: profile,
    pipe: true,
    headless,
    enableExtensions: true,
    defaultViewport: null,
    args: [
      ...'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' '),
      ...'--disable-component-update --disable-sync'.split(' '),
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
async function firefox({ profile, extension, wallet, headless }) {
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
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify(uuids) },
  });
  await browser.installExtension(wallet);
  await browser.installExtension(extension);
  const base = {
    extension: `moz-extension://${FIREFOX_UUIDS.extension}/`,
    wallet: `moz-extension://${FIREFOX_UUIDS.wallet}/`,
  };
  return { browser, base };
}

/** @param {Name} name @returns {string} */
function executable(name) {
  const { variable, paths } = PLACES[name];
  const named = process.env[variable];
  const found = named ?? paths.find((path) => existsSync(path));
  if (!found) throw new Error(`none of ${paths.join(', ')} is installed, and ${variable} is not set`);
  return found;
}
