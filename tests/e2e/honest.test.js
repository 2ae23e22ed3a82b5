// An honest dapp sees no difference: the same provider beside what the page gets of it.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { openOwnPage } from './harness/windows.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
/** @type {import('puppeteer-core').Page} */
let page;
before(async () => {
  world = await World.start();
  page = await world.launched.browser.newPage();
  await page.goto(`${world.site}/honest.html`);
  await until(() => page.evaluate('typeof compare === "function"'), 'page');
});
after(() => world?.stop());

for (const [name, about] of Object.entries({
  properties: 'looking at it',
  events: 'listening to it',
  errors: 'its errors and the older ways to call it',
  detection: 'what modals look for',
  libraries: 'viem, ethers, web3.js and wagmi',
})) {
  it(`no difference: ${about}`, async () => {
    const { without, with: shown } = JSON.parse(String(await page.evaluate(`compare('${name}')`)));
    assert.deepEqual(shown, without);
  });
}

it('an announcement is shown frozen, and the same provider each time', async () => {
  const { facts, same, replaced } = /** @type {any} */ (await page.evaluate('discover()'));
  assert.deepEqual(facts, [1, 1, true, ['info', 'provider'], ['uuid', 'name', 'icon', 'rdns'], 'Honest']);
  assert.deepEqual([same, replaced], [true, true]);
});

it('a harmless call sends nothing to the extension', async () => {
  await page.goto(`${world.site}/honest.html`);
  await until(() => page.evaluate('typeof ask === "function"'), 'page');
  const own = await openOwnPage(world.launched.browser, `${world.launched.base.extension}popup.html`);
  await own.evaluate('void chrome.runtime.onConnect.addListener(({ name }) => { window.links = [...(window.links ?? []), name]; })');
  await page.evaluate('ask()');
  assert.equal(await own.evaluate('typeof window.links'), 'undefined');
  // That this would have been heard:
  await page.evaluate('void ethereum.request({ method: "eth_sign", params: [] }).catch(() => {})');
  await until(() => own.evaluate('window.links?.includes("content")'), 'link');
});
