// Ends the background, and the extension with it, as browsers do it: without a word.
import { geckoId } from './extension.js';
import { until } from './wait.js';
import { openOwnPage, waitForClose } from './windows.js';

/** @typedef {import('./browsers.js').Launched} Launched */

/**
 * Stops the service worker or the event page, whatever it is doing.
 * @param {Launched} launched
 * @returns {Promise<boolean>} whether there was one
 */
export const killBackground = (launched) => (launched.name === 'chromium' ? killWorker(launched) : killEventPage(launched));

/** @param {Launched} launched */
export const reloadExtension = (launched) => (launched.name === 'chromium' ? reloadInChromium(launched) : reloadInFirefox(launched));

/** @param {Launched} launched */
const workerOf = ({ browser, base }) =>
  browser.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(base.extension));

/** @param {Launched} launched */
async function killWorker(launched) {
  const worker = await workerOf(launched)?.worker();
  if (!worker) return false;
  // It may have gone by itself meanwhile.
  return worker.close().then(() => true, () => false);
}

/** @param {Launched} launched */
async function reloadInChromium({ browser, base }) {
  const address = `${base.extension}popup.html`;
  const own = await openOwnPage(browser, address);
  own.evaluate('chrome.runtime.reload()').catch(() => {});
  await waitForClose(own);
  await until(() => opens(browser, address), 'extension after the reload');
}

/** @param {import('puppeteer-core').Browser} browser @param {string} address of a page of an extension */
async function opens(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address, { timeout: 2000 });
    return (await page.evaluate('typeof chrome.runtime?.id')) === 'string';
  } finally {
    await page.close();
  }
}

/**
 * Runs in Firefox's own window, where extensions can be managed.
 * @param {Launched} launched @param {string} body of an async function that has `policy`
 * @returns {Promise<unknown>}
 */
async function inFirefox({ browser, folder }, body) {
  const { connection } = /** @type {any} */ (browser);
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const id = await geckoId(folder);
  const expression = `(async () => { const policy = WebExtensionPolicy.getByID(${JSON.stringify(id)}); ${body} })()`;
  const target = { context: tree.result.contexts[0].context };
  const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
  if (result.type !== 'success') throw new Error(JSON.stringify(result));
  return result.result.value;
}

/** @param {Launched} launched */
const killEventPage = async (launched) =>
  (await inFirefox(launched, `
    if (policy.extension.backgroundState !== 'running') return false;
    await policy.extension.terminateBackground({ ignoreDevToolsAttached: true });
    return true;`)) === true;

/** @param {Launched} launched */
const reloadInFirefox = (launched) =>
  inFirefox(launched, `
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    await (await AddonManager.getAddonByID(policy.id)).reload();`);
