// A list of allowances comes about on an endpoint that allows little, and outlives the popup and the background.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { receiptOf } from '../chain/receipt.js';
import { startProxy } from '../faults/proxy.js';
import { killBackground } from './harness/kill.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

const LOCAL_CHAIN = '0x7a69';
const LIMIT = { name: 'twenty blocks', blocks: 20, words: 'eth_getLogs is limited to a $ range' };

/** @type {World} */
let world;
/** @type {import('../faults/proxy.js').Proxy} */
let proxy;
before(async () => {
  world = await World.start({ edit: throughProxy });
  const { client, contracts, abis } = world.chain;
  for (let spender = 1; spender <= 3; spender++) {
    const args = [`0x${String(spender).padStart(40, '0')}`, 5n];
    const request = { account: world.user, chain: client.chain, address: contracts.plain, abi: abis.plain, functionName: 'approve', args };
    await receiptOf(client, await client.writeContract(request));
    await client.mine({ blocks: 200 });
  }
});
after(async () => {
  await world?.stop();
  await proxy?.stop();
});

it('lists all after the background died in the middle of the search', async () => {
  proxy.faults = { limit: LIMIT };
  const dapp = await world.dapp('bare');
  const searched = () => proxy.count.calls['eth_getLogs'] ?? 0;
  const first = await world.popup(dapp);
  await until(async () => searched() > 6, 'search');
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
  assert.ok((proxy.count.calls['eth_getLogs'] ?? 0) < 12, JSON.stringify(proxy.count));
});

/** Puts a proxy before the node. @param {string} folder of the extension */
async function throughProxy(folder) {
  const file = join(folder, 'data/chains.json');
  const list = JSON.parse(await readFile(file, 'utf8'));
  const local = list.chains.find((/** @type {{id: string}} */ { id }) => id === LOCAL_CHAIN);
  proxy = await startProxy(local.endpoint);
  local.endpoint = proxy.url;
  await writeFile(file, JSON.stringify(list));
}
