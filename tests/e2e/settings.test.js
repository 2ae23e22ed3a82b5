// The settings: what a person sets there holds from the next request on, and what they take back holds no more.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, it } from 'node:test';
import { COIN } from '../../extension/worth.js';
import { startChain } from '../chain/index.js';
import { receiptOf } from '../chain/receipt.js';
import { startPrices } from '../faults/prices.js';
import { Dashboard } from './harness/dashboard.js';
import { Settings } from './harness/settings.js';
import { plain as plainText } from './harness/text.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

const UNLIMITED = String(2n ** 256n - 1n);
const LOCAL = '0x7a69';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(async () => {
  const { page } = await open();
  await page.evaluate(() => chrome.runtime.connect({ name: 'settings' }).postMessage({ type: 'setPolicy', policy: { responses: [], rules: [] } }));
  await world.tidy();
});

const open = () => Settings.open(world.launched);
/** @param {(policy: any) => unknown} wanted @param {Settings} settings */
const holds = (settings, wanted) => settings.stores('local', 'policy/own', (policy) => policy && wanted(policy));

it('refuses, asks or lets through as the person says, and never lets through what is critical', async () => {
  const settings = await open();
  const options = await settings.page.$$eval('select[data-kind="grant"][data-level="critical"] option', (all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  assert.deepEqual(options, ['prompt', 'refuse']);
  await settings.respond('grant', 'critical', 'refuse');
  await holds(settings, ({ responses }) => responses.length === 1);
  const dapp = await world.dapp('bare');
  const stolen = await dapp.act('approve', 'plain', 'relayer', UNLIMITED);
  assert.equal(stolen.error?.code, 4001);
  assert.match(stolen.error?.message ?? '', /settings/);
  await until(async () => !(await world.hasPrompt()), 'end of the prompt');

  await settings.page.bringToFront();
  await settings.respond('plain', 'low', 'prompt');
  await holds(settings, ({ responses }) => responses.length === 2);
  await dapp.page.bringToFront();
  const signIn = dapp.act('signIn');
  await (await world.prompt()).decide('refuse');
  assert.equal((await signIn).error?.code, 4001);

  await settings.page.bringToFront();
  await settings.respond('plain', 'low', 'pass');
  await settings.respond('grant', 'critical', 'prompt');
  await holds(settings, ({ responses }) => responses.length === 0);
});

it('what was saved is set back, and restored as it was', async () => {
  const settings = await open();
  await settings.respond('grant', 'critical', 'refuse');
  await holds(settings, ({ responses }) => responses.length === 1);
  const file = await settings.save();
  await settings.reset();
  await settings.stores('local', 'policy/own', (policy) => !policy);
  assert.equal(await settings.page.$eval('select[data-kind="grant"][data-level="critical"]', (select) => /** @type {HTMLSelectElement} */ (select).value), 'prompt');
  assert.match(await settings.restore(file), /replace/i);
  await holds(settings, ({ responses: [one] }) => [one.kind, one.level, one.response].join() === 'grant,critical,refuse');
});

it('what passes by a note is told: a number on the icon, a list in the popup, and the way to revoke it', async () => {
  const settings = await open();
  for (const level of ['low', 'medium']) await settings.respond('grant', level, 'note');
  await holds(settings, ({ responses }) => responses.length === 2);
  const dapp = await world.dapp('bare');
  assert.equal((await dapp.act('approve', 'plain', 'spender', '25000000')).receiptStatus, 'success');
  assert.equal(await world.hasPrompt(), false);
  assert.deepEqual(await badge(settings, dapp.tab), { text: '1', told: true });

  const popup = await world.popup(dapp);
  await popup.shows(/1 request passed without asking/, /up to 25 PUSD/, /test-\d+\.localhost/);
  await until(async () => (await badge(settings, dapp.tab)).text === '', 'icon without a number');
  await popup.lists(1);
  await popup.page.$eval('.passed li .button', (button) => /** @type {HTMLElement} */ (button).click());
  await popup.revoke();
  for (const { state } of await popup.finished()) assert.equal(state, 'done');
  await popup.page.$eval('#forget-passed', (button) => /** @type {HTMLElement} */ (button).click());
  await until(async () => !(await popup.page.$('.passed')), 'popup without the list');
  await popup.close();
});

it('a rule that is silent says nothing, and one that is raised says it louder', async () => {
  const settings = await open();
  await settings.rule('no-expiry', 'critical');
  await settings.rule('unlimited', 'mute');
  await holds(settings, ({ rules }) => rules.length === 2);
  const dapp = await world.dapp('bare');
  const outcome = dapp.act('approve', 'plain', 'spender', UNLIMITED);
  const prompt = await world.prompt();
  await prompt.armed('refuse');
  const rules = await prompt.rules();
  assert.equal(rules[0], 'no-expiry');
  assert.ok(!rules.includes('unlimited'), rules.join());
  assert.match(await prompt.level(), /critical/i);
  await prompt.decide('refuse');
  await outcome;
  await settings.page.bringToFront();
  await settings.rule('unlimited', 'usual');
  await holds(settings, (policy) => policy.rules.length === 1);
});

it('what is always allowed is listed, and asked about again once it is removed', async () => {
  const dapp = await world.dapp('bare');
  const first = dapp.act('approve', 'plain', 'spender', '7000000');
  await (await world.prompt()).always();
  await first;
  const settings = await open();
  const row = `#trusted li[data-origin="${world.site}"]`;
  await settings.sees(row);
  await settings.page.click(`${row} button`);
  await settings.lacks(row);
  await dapp.page.bringToFront();
  const again = dapp.act('approve', 'plain', 'spender', '7000000');
  await (await world.prompt()).decide('refuse');
  assert.equal((await again).error?.code, 4001);
});

it('a contract gets the name that the person types, and a mistyped one is not taken', async () => {
  const { spender } = world.chain.contracts;
  const settings = await open();
  await settings.type('#contract-name', 'My own router');
  await settings.type('#contract-address', '0x12');
  await settings.page.select('#contract-chain', LOCAL);
  await settings.page.click('#contracts form button');
  await settings.sees('#contracts .problem:not(:empty)');
  await settings.type('#contract-address', spender);
  await settings.page.click('#contracts form button');
  const row = `#contracts li[data-address="${spender.toLowerCase()}"]`;
  await settings.sees(row);
  const dapp = await world.dapp('bare');
  const outcome = dapp.act('approve', 'plain', 'spender', '5');
  const prompt = await world.prompt();
  await prompt.shows(/My own router/);
  await prompt.decide('refuse');
  await outcome;
  await settings.page.bringToFront();
  await settings.page.click(`${row} button`);
  await settings.lacks(row);
});

it('a list is turned on by its address, says what is in it or why not, and is turned off', async () => {
  const server = await serve((_, response) => response.writeHead(200, { 'access-control-allow-origin': '*' }).end('["bad.example", "worse.example"]'));
  const settings = await open();
  assert.equal((await settings.page.$$('#lists li[data-state=off]')).length, 3);
  await settings.type('#list-url', 'ftp://lists.example');
  await settings.page.click('#lists form button');
  await settings.sees('#lists form .problem:not(:empty)');
  await settings.type('#list-url', `${server.url}/list.json`);
  await settings.page.click('#lists form button');
  const row = `#lists li[data-url="${server.url}/list.json"]`;
  await settings.sees(`${row}[data-state=read]`);
  assert.match(await settings.page.$eval(row, (item) => item.textContent ?? ''), /2 sites, 0 addresses/);
  await server.stop();
  await settings.page.click('#refresh-lists');
  await settings.sees(`${row}[data-state=failed]`);
  await settings.page.click(`${row} button`);
  await settings.lacks(row);
});

it('an endpoint is taken only if it is of the chain', async () => {
  const settings = await open();
  const { rpcUrl } = world.chain;
  assert.match(await settings.endpoint('0x1', rpcUrl, 'failed'), /another chain/);
  assert.match(await settings.endpoint('0x1', 'http://127.0.0.1:9', 'failed'), /does not answer/);
  assert.match(await settings.endpoint('0x1', 'http://example.org', 'failed'), /https/);
  const main = await serve((_, response) => response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end('{"jsonrpc":"2.0","id":0,"result":"0x1"}'));
  assert.match(await settings.endpoint('0x1', main.url, 'taken'), /In use/);
  await settings.stores('local', 'endpoint/0x1', (record) => record?.url === main.url);
  assert.match(await settings.endpoint('0x1', `${main.url}/other`, 'taken'), /where those before it/);
  await settings.stores('local', 'endpoint/0x1', (record) => record?.more[0] === `${main.url}/other`);
  await settings.page.$eval('[data-chain="0x1"] button[type=button]', (button) => /** @type {HTMLElement} */ (button).click());
  await settings.stores('local', 'endpoint/0x1', (record) => record?.url === `${main.url}/other`);
  await settings.lacks('[data-chain="0x1"] .used .line + .line');
  await settings.page.$eval('[data-chain="0x1"] button[type=button]', (button) => /** @type {HTMLElement} */ (button).click());
  await settings.sees('[data-chain="0x1"][data-state=none]');
  await settings.stores('local', 'endpoint/0x1', (record) => record === null);
  await main.stop();
});

it('a chain that the person adds is read like any other, and goes with what was read of it', async () => {
  const odd = await startChain({ port: 0, chainId: 424_242 });
  try {
    const { client, contracts, abis } = odd;
    const args = [contracts.spender, 4_242_000_000n];
    await receiptOf(client, await client.writeContract({ account: world.user, chain: client.chain, address: contracts.plain, abi: abis.plain, functionName: 'approve', args }));
    const settings = await open();
    assert.match(await settings.chain('424242', 'Far away', world.chain.rpcUrl, 'failed'), /another chain/);
    assert.match(await settings.chain('31337', 'Far away', odd.rpcUrl, 'failed'), /listed already/);
    await settings.chain('424242', 'Far away', odd.rpcUrl, 'taken');
    await settings.sees('[data-own-chain="0x67932"]');
    const past = '[data-chain="0x67932"] .past';
    await until(() => settings.page.$eval(past, (line) => /at least 1 request there/.test(line.textContent ?? '')), 'how its endpoint searches the past');
    assert.match(await settings.page.$eval('#privacy', (section) => section.textContent ?? ''), /Far away \(424242\)/);
    const popup = await world.popup(await world.dapp('bare'));
    await popup.shows(/Far away \(424242\)/, /4,242 PUSD/);
    const list = `allowances/0x67932/${world.user.toLowerCase()}`;
    await settings.stores('local', list, (record) => record?.allowances.length === 1);
    await settings.page.bringToFront();
    await settings.page.click('[data-own-chain="0x67932"] button');
    await settings.lacks('[data-own-chain="0x67932"]');
    for (const key of [list, 'endpoint/0x67932']) await settings.stores('local', key, (record) => record === null);
  } finally {
    await odd.stop();
  }
});

it('amounts are shown in money once a price source is set, and it learns of tokens only', async () => {
  const { plain } = world.chain.contracts;
  const source = await startPrices({ [`ethereum:${COIN}`]: { price: 2000, decimals: 18 }, [`local:${plain.toLowerCase()}`]: { price: 2, decimals: 6 } });
  const settings = await open();
  await settings.prices('http://127.0.0.1:9', 'failed');
  await settings.prices(source.url, 'taken');
  await settings.sees(`#privacy [data-host="${new URL(source.url).host}"]`);
  const dapp = await world.dapp('bare');
  const outcome = dapp.act('approve', 'plain', 'spender', '25000000');
  const prompt = await world.prompt();
  await prompt.shows(/25 PUSD · about \$50/, /as 127\.0\.0\.1:\d+ estimates it/);
  await prompt.decide('continue');
  await outcome;
  const popup = await world.popup(dapp);
  await popup.shows(/About \$50 could be taken today/, /Could take 25 PUSD today · about \$50/, /as 127\.0\.0\.1:\d+ estimates it/);
  await popup.close();
  const dashboard = await Dashboard.open(world.launched);
  await until(async () => /1 of 1 listed · About \$50/.test(plainText(await dashboard.page.$eval('.shown', (element) => element.textContent ?? ''))), 'total in the dashboard');
  assert.deepEqual([...new Set(source.asked.flat())].sort(), [`ethereum:${COIN}`, `local:${plain.toLowerCase()}`]);
  await settings.page.bringToFront();
  await settings.page.click('#prices li button');
  await settings.lacks('#prices li[data-state]');
  await until(async () => !/\$/.test(await dashboard.page.$eval('body', (body) => body.innerText)), 'dashboard without money');
  await source.stop();
});

/** @param {Settings} settings @param {number | null} tab */
const badge = ({ page }, tab) =>
  page.evaluate(async (tabId) => ({ text: await chrome.action.getBadgeText({ tabId }), told: /without asking/.test(await chrome.action.getTitle({ tabId })) }), Number(tab));

/** @param {import('node:http').RequestListener} answer */
async function serve(answer) {
  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end();
    } else answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  // A test that fails does not stop it.
  server.unref();
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`, stop };
}
