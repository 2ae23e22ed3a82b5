// How an endpoint searches the past is found out when it is entered, as it turns out when somebody's past is searched.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import { startChain } from '../chain/index.js';
import { dist } from '../wasm/load.js';
import { guard, lineTo, scan } from './drive.js';
import { History } from './history.js';
import { LIMITS } from './limits.js';
import { startProxy } from './proxy.js';

/** @type {typeof import('../../extension/background/past.js')} */
const { pastOf } = await import(pathToFileURL(join(dist, 'background/past.js')).href);

const CHAIN = '0x7a69';
/** How far what is announced may be from what is made: an endpoint may say less than it takes. */
const SLACK = 2;
/** The most requests that it takes to find out. */
const MOST = 40;

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {History} */
let history;
/** @type {import('./proxy.js').Proxy} */
let proxy;
/** The number of the last block. */
let head = 0;

before(async () => {
  chain = await startChain({ port: 0 });
  history = new History(chain, 1);
  await history.play(120, 60);
  head = Number(await chain.client.getBlockNumber());
  proxy = await startProxy(chain.rpcUrl);
});
after(async () => {
  await proxy?.stop();
  await chain?.stop();
});
afterEach(() => proxy.reset());

/** @param {import('./proxy.js').Faults} faults */
const past = (faults) => {
  proxy.faults = faults;
  return pastOf(guard, CHAIN, lineTo(CHAIN, [proxy.url]), () => true);
};

describe('limits', () => {
  for (const limit of LIMITS) {
    it(limit.name, async () => {
      const found = await past({ limit });
      assert.equal(found?.past, 'searched');
      const { requests } = /** @type {{requests: number}} */ (found);
      const fewest = limit.blocks ? Math.ceil((head + 1) / limit.blocks) : 1;
      assert.ok(requests >= fewest && requests <= 2 * fewest + SLACK, `${requests} for ${head + 1} blocks`);
      assert.ok(proxy.count.requests <= MOST, JSON.stringify(proxy.count));
      proxy.reset();
      proxy.faults = { limit };
      const { statuses } = await scan(lineTo(CHAIN, [proxy.url]), history.owner);
      const needed = Math.max(...statuses.map(({ requests: left }) => left));
      assert.ok(requests <= needed + SLACK, `${requests} were announced, ${needed} were needed`);
    });
  }

  it('one that would take thousands of requests is told as such', async () => {
    const limit = { name: 'one', blocks: 1, words: 'You can make eth_getLogs requests with up to a $ block range' };
    assert.deepEqual(await past({ limit }), { past: 'tooLong', requests: head + 1 });
  });
});

it('who takes all blocks at once is asked a handful of times, and for nobody', async () => {
  assert.deepEqual(await past({}), { past: 'searched', requests: 1 });
  assert.ok(proxy.count.requests <= 5, JSON.stringify(proxy.count));
});

describe('who does not search all of the past is told as such', () => {
  for (const [name, faults] of /** @type {[string, import('./proxy.js').Faults][]} */ ([['not at all', { refuseLogs: 'method not found' }], ['not what is old', { hole: [0, 100] }]])) {
    it(name, async () => assert.deepEqual(await past(faults), { past: 'refused' }));
  }
});

describe('what was not to be found out is not said', () => {
  for (const [name, faults] of /** @type {[string, import('./proxy.js').Faults][]} */ ([['it is down', { off: true }], ['it is of another chain', { chainId: '0x1' }]])) {
    it(name, async () => assert.equal(await past(faults), null));
  }

  it('nobody wants to know any more: nothing more is asked', async () => {
    proxy.faults = { limit: { name: '', blocks: 100, words: 'block range exceeds $' } };
    let rounds = 0;
    assert.equal(await pastOf(guard, CHAIN, lineTo(CHAIN, [proxy.url]), () => (rounds += 1) <= 2), null);
    assert.ok(proxy.count.requests <= 3, JSON.stringify(proxy.count));
  });
});
