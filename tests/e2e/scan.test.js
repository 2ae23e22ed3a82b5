// A list of allowances comes about on an endpoint that allows little, outlives the popup and the background, and is
// read again by an alarm.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { receiptOf } from '../chain/receipt.js';
import { KEY, startExplorer } from '../faults/explorer.js';
import { startProxy } from '../faults/proxy.js';
import { chosenBrowser } from './harness/browsers.js';
import { killBackground } from './harness/kill.js';
import { Settings } from './harness/settings.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

const LOCAL_CHAIN = '0x7a69';
const LIMIT = { name: 'twenty blocks', blocks: 20, words: 'eth_getLogs is limited to a $ range' };

/** @type {World} */
let world;
/** @type {import('../faults/proxy.js').Proxy} */
let proxy;
/** @type {import('../faults/explorer.js').Explorer} */
let explorer;
before(async () => {
  world = await World.start({ edit: async (folder) => {
    await throughProxy(folder);
    await allowed(folder);
  } });
  for (let spender = 1; spender <= 3; spender++) {
    await approve(spender, 5n);
    await world.chain.client.mine({ blocks: 200 });
  }
});
after(async () => {
  await world?.stop();
  await proxy?.stop();
  await explorer?.stop();
});

it('lists all after the background died in the middle of the search', async () => {
  proxy.faults = { limit: LIMIT };
  const dapp = await world.dapp('bare');
  const searched = () => proxy.count.calls['eth_getLogs'] ?? 0;
  const first = await world.popup(dapp);
  await until(async () => searched() > 12, 'search');
  proxy.faults = { limit: LIMIT, hang: 1 };
  await first.page.close();
  await killBackground(world.launched);
  proxy.faults = { limit: LIMIT, tooOften: 9, retryAfter: '0' };
  const rows = await (await world.popup(dapp)).lists(3);
  assert.deepEqual(rows.map(({ spender }) => Number(spender)).sort(), [1, 2, 3]);
});

it('asks the next time only for what is new', async () => {
  proxy.reset();
  proxy.faults = { limit: LIMIT };
  const popup = await world.popup(await world.dapp('bare'));
  await popup.lists(3);
  await until(async () => (proxy.count.calls['eth_call'] ?? 0) > 0, 'reads');
  assert.ok((proxy.count.calls['eth_getLogs'] ?? 0) < 24, JSON.stringify(proxy.count));
});

it('tells by a notification that somebody can newly take all, and nothing that it found first', async () => {
  proxy.reset();
  const settings = await Settings.open(world.launched);
  await settings.page.click('#watching-on');
  await settings.stores('local', 'watching/own', (own) => own?.on);
  // Its own alarm, which would take the place of ours.
  await until(() => settings.page.evaluate(() => chrome.alarms.get('watch')), 'alarm');
  /** The alarm goes off, and what comes of it is over. @param {number} before the round before */
  const ring = async (before) => {
    // A round waits a minute while something is being read.
    await settings.stores('local', `scan/${LOCAL_CHAIN}/${world.user.toLowerCase()}`, (scan) => scan?.isOver);
    await settings.page.evaluate(() => void chrome.alarms.create('watch', { when: Date.now() }));
    let since = 0;
    await settings.stores('local', 'watching/round', (round) => round?.isOver && (since = round.since) > before);
    return since;
  };
  const shown = async () => Object.keys(await settings.page.evaluate(() => chrome.notifications.getAll()));
  const first = await ring(0);
  assert.deepEqual(await shown(), []);
  await approve(4, 2n ** 256n - 1n);
  await killBackground(world.launched);
  const second = await ring(first);
  await until(async () => (await shown()).includes(`news-${second}`), 'notification');
  await settings.stores('local', `told/${LOCAL_CHAIN}/${world.user.toLowerCase()}`, ({ news }) => news.length === 1 && news[0].text.id === 'news_unlimited');
});

it('searches the explorer that the person set with its key, which no page is told', async () => {
  explorer = await startExplorer(world.chain.rpcUrl, 'etherscan');
  const settings = await Settings.open(world.launched);
  assert.match(await settings.explorer(LOCAL_CHAIN, explorer.url, 'wrong', 'failed'), /Invalid API Key/);
  const row = await settings.explorer(LOCAL_CHAIN, explorer.url, KEY, 'taken');
  assert.match(row, /With your key/);
  assert.equal((await settings.page.content()).includes(KEY), false);
  // As if it were the first search.
  await settings.page.evaluate((name) => chrome.storage.local.remove(name), `scan/${LOCAL_CHAIN}/${world.user.toLowerCase()}`);
  explorer.reset();
  proxy.reset();
  proxy.faults = { limit: { name: 'a block', blocks: 1, words: 'eth_getLogs is limited to a $ range' } };
  const popup = await world.popup(await world.dapp('bare'));
  await popup.lists(4);
  await until(() => explorer.count.logs === 12, 'search of the explorer');
  await until(async () => (proxy.count.calls['eth_call'] ?? 0) > 0, 'reads');
  assert.ok((proxy.count.calls['eth_getLogs'] ?? 0) <= 160, JSON.stringify(proxy.count));
});

/** @param {number} spender @param {bigint} amount */
async function approve(spender, amount) {
  const { client, contracts, abis } = world.chain;
  const args = [`0x${String(spender).padStart(40, '0')}`, amount];
  await receiptOf(client, await client.writeContract({ account: world.user, chain: client.chain, address: contracts.plain, abi: abis.plain, functionName: 'approve', args }));
}

/** What nobody is here to say yes to when Chromium asks. Firefox gives it when it is asked. @param {string} folder of the extension */
async function allowed(folder) {
  if (chosenBrowser() === 'firefox') return;
  const file = join(folder, 'manifest.json');
  const { optional_permissions: optional, permissions, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, permissions: [...permissions, ...optional] }));
}

/** Puts a proxy before the node. @param {string} folder of the extension */
async function throughProxy(folder) {
  const file = join(folder, 'data/chains.json');
  const list = JSON.parse(await readFile(file, 'utf8'));
  const local = list.chains.find((/** @type {{id: string}} */ { id }) => id === LOCAL_CHAIN);
  proxy = await startProxy(local.endpoint);
  local.endpoint = proxy.url;
  await writeFile(file, JSON.stringify(list));
}
