// Whatever an explorer does, what is listed is what stands: what it does not answer for, endpoints are asked for, and what
// nobody answers for is said to be missing.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startChain } from '../chain/index.js';
import { receiptOf } from '../chain/receipt.js';
import { Random } from '../differential/random.js';
import { Death, Explorer, Explorers, QuickClock, lineTo, scan } from './drive.js';
import { KEY, startExplorer } from './explorer.js';
import { History, found } from './history.js';
import { startProxy } from './proxy.js';

/** @typedef {import('./explorer.js').Faults} Faults */
/** @typedef {import('./explorer.js').Kind} Kind */
/** @typedef {import('viem').Hex} Hex */

const CHAIN = '0x7a69';
/** How many calls a request for logs has: one for each place that the owner may have among the topics. */
const CALLS = 2;
/** What an endpoint takes that cannot search all. */
const NARROW = { limit: { name: '', blocks: 100, words: 'block range exceeds $' } };
/** And one that would need thousands of requests. */
const HOPELESS = { limit: { name: '', blocks: 1, words: 'You can make eth_getLogs requests with up to a $ block range' } };
const CROWD = /** @type {const} */ ('0x00000000000000000000000000000000c0ffee00');
/** Logs as many approvals of 0 by the caller as it is told, for 32 spenders: PUSH1 0 CALLDATALOAD JUMPDEST DUP1 ISZERO … */
const LOGS_MANY = '0x6000355b8015603b5780601f16337f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92560206000a3600190036003565b00';
/** Answers 0 to whatever it is asked. */
const ZERO = '0x60206000f3';

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {History} */
let history;
/** The endpoint. @type {import('./proxy.js').Proxy} */
let proxy;
/** @type {Record<Kind, import('./explorer.js').Explorer>} */
let explorers;
/** What stands. @type {string[]} */
let standing;

before(async () => {
  chain = await startChain({ port: 0 });
  history = new History(chain, 5);
  await history.play(100, 60);
  await crowd([450, 450, 450]);
  await history.play(20, 10);
  await chain.client.mine({ blocks: 200 });
  const [made, etherscan, blockscout] = await Promise.all([startProxy(chain.rpcUrl), startExplorer(chain.rpcUrl, 'etherscan'), startExplorer(chain.rpcUrl, 'blockscout')]);
  proxy = made;
  explorers = { etherscan, blockscout };
  standing = await history.standing();
  assert.ok(standing.length > 30, String(standing.length));
});
after(async () => {
  await Promise.all([proxy?.stop(), explorers?.etherscan.stop(), explorers?.blockscout.stop()]);
  await chain?.stop();
});
afterEach(() => {
  proxy.reset();
  explorers.etherscan.reset();
  explorers.blockscout.reset();
});

/** Logs in blocks of their own, each with so many of them. @param {number[]} counts */
async function crowd(counts) {
  const { client } = chain;
  await client.setCode({ address: CROWD, bytecode: LOGS_MANY });
  for (const count of counts) {
    await receiptOf(client, await client.sendTransaction({ account: history.owner, chain: client.chain, to: CROWD, data: /** @type {Hex} */ (`0x${count.toString(16).padStart(64, '0')}`), gas: 20_000_000n }));
    await client.mine({ blocks: 20 });
  }
  await client.setCode({ address: CROWD, bytecode: ZERO });
}

/** @param {Kind} kind @param {string} [key] */
const explorerOf = (kind, key = KEY) => new Explorer({ url: explorers[kind].url, key, kind }, CHAIN, { clock: new QuickClock() });

/** @param {Kind} kind @param {Faults} faults @param {import('./proxy.js').Faults} [endpoint] */
const scanWith = (kind, faults, endpoint = NARROW) => {
  explorers[kind].faults = faults;
  proxy.faults = endpoint;
  return scan(lineTo(CHAIN, [proxy.url]), history.owner, { explorer: explorerOf(kind) });
};

/** @param {import('../../extension/wasm/background.js').ScanOutcome} outcome */
const isWhole = (outcome) => {
  assert.deepEqual(found(outcome), standing);
  assert.deepEqual(outcome.unread, []);
  assert.equal(outcome.complete, true);
};

/** How many searches the endpoint was asked for. */
const searches = () => proxy.count.calls['eth_getLogs'] ?? 0;

for (const kind of /** @type {const} */ (['etherscan', 'blockscout'])) {
  describe(kind, () => {
    it('finds exactly what stands on an endpoint that takes a block at once, and says before how many requests', async () => {
      const { outcome, statuses } = await scanWith(kind, {}, HOPELESS);
      isWhole(outcome);
      assert.equal(explorers[kind].count.most, 1_000, 'no answer was full');
      assert.ok(explorers[kind].count.logs < 40, JSON.stringify(explorers[kind].count));
      // The 64 blocks that may still change.
      assert.ok(searches() <= 80 * CALLS, JSON.stringify(proxy.count));
      assert.ok((statuses.find(({ requests }) => requests > 0)?.requests ?? 0) >= 2, JSON.stringify(statuses));
    });

    /** @type {[string, Faults][]} */
    const passing = [
      ['every third request is asked too often', { tooOften: 3 }],
      ['and says for how long', { tooOften: 2, retryAfter: '7' }],
      ['every second says that a rate limit is reached', { rate: 2 }],
      ['every third answer is cut short', { cut: 3 }],
      ['every fourth is a page of HTML', { broken: 4 }],
      ['every fourth is a page of HTML that claims to be fine', { broken: 4, status: 200 }],
      ['large answers are refused', { refuseWide: 'Query Timeout occured. Please select a smaller result dataset' }],
      ['it lags', { behind: 300 }],
      ['it knows nothing yet', { behind: 1_000_000 }],
      ['many at once', { tooOften: 7, rate: 5, cut: 11, behind: 100 }],
    ];
    for (const [name, faults] of passing) {
      it(name, async () => isWhole((await scanWith(kind, faults)).outcome));
    }

    /** @type {[string, Faults][]} */
    const staying = [
      ['nobody is there', { off: true }],
      ['it is always asked too often', { tooOften: 1 }],
      ['it always says so', { rate: 1 }],
      ['it refuses the key', { refuse: 'Invalid API Key' }],
      ['it refuses for a reason that nobody knows', { refuse: 'Something went wrong.' }],
      ['every answer is cut short', { cut: 1 }],
      ['it is a page of HTML', { broken: 1, status: 200 }],
      ['it gives the logs of other blocks', { lies: true }],
      ['its rows are no logs', { spoil: () => ({ nonsense: true }) }],
      ['its rows are of others', { spoil: (log) => ({ ...log, topics: [log.topics[0], `0x${'11'.repeat(32)}`, log.topics[2]] }) }],
    ];
    for (const [name, faults] of staying) {
      it(`${name}: the endpoint is searched, and if it cannot be, that is said`, async () => {
        isWhole((await scanWith(kind, faults)).outcome);
        const { outcome } = await scanWith(kind, faults, HOPELESS);
        for (const row of found(outcome)) assert.ok(standing.includes(row), row);
        assert.equal(outcome.complete, false);
        assert.ok(outcome.unread.some(({ why }) => why.id.startsWith('scan_explorer_')), JSON.stringify(outcome.unread));
      });
    }
  });
}

it('a block with more logs than an explorer gives is searched by the endpoint', async () => {
  const id = await chain.client.snapshot();
  await crowd([1_100]);
  await chain.client.mine({ blocks: 200 });
  const { outcome } = await scanWith('etherscan', {});
  isWhole(outcome);
  assert.ok(searches() <= 4 * CALLS, JSON.stringify(proxy.count));
  await chain.client.revert({ id });
});

it('a wrong key is tried once, and is nowhere in what is said', async () => {
  const wrong = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ00000000';
  explorers.blockscout.faults = { refuse: `Invalid API Key ${wrong}` };
  proxy.faults = HOPELESS;
  const { outcome, saved } = await scan(lineTo(CHAIN, [proxy.url]), history.owner, { explorer: explorerOf('blockscout', wrong) });
  assert.equal(outcome.failed?.id, 'scan_explorer_refused');
  assert.match(JSON.stringify(outcome), /Invalid API Key …/);
  assert.equal(JSON.stringify([outcome, saved ?? null]).includes(wrong), false);
  assert.equal(explorers.blockscout.count.requests, 1);
});

it('dies at any step: the next life goes on and finds the same', async () => {
  const random = new Random(11, 0);
  for (let round = 0; round < 4; round++) {
    explorers.etherscan.faults = round % 2 ? { cut: 5, behind: 90 } : {};
    proxy.faults = NARROW;
    /** @type {string | undefined} */
    let saved;
    let lives = 0;
    for (;;) {
      lives += 1;
      const last = 1 + random.below(6);
      try {
        const { outcome } = await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved, explorer: explorerOf('etherscan'), dies: (step) => lives < 15 && step === last });
        isWhole(outcome);
        break;
      } catch (error) {
        if (!(error instanceof Death)) throw error;
        saved = /** @type {any} */ (error).saved ?? saved;
      }
    }
    assert.ok(lives > 1, 'nobody died');
  }
});

it('a refresh that the endpoint answers asks the explorer for nothing', async () => {
  const { saved } = await scanWith('blockscout', {});
  explorers.blockscout.reset();
  const { outcome } = await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved, explorer: explorerOf('blockscout') });
  isWhole(outcome);
  assert.equal(explorers.blockscout.count.requests, 0);
});

describe('one that is entered', () => {
  /** @param {import('../../extension/background/explorer.js').Access} access @param {string[]} [urls] of endpoints */
  const choose = async (access, urls = [proxy.url]) => {
    /** @type {Record<string, any>} */
    const kept = {};
    const store = { read: async (/** @type {string} */ _kind, /** @type {string} */ name) => kept[name] ?? null, write: async (/** @type {string} */ _kind, /** @type {string} */ name, /** @type {any} */ record) => { kept[name] = record; }, list: async () => Object.entries(kept) };
    const result = async (/** @type {string} */ _chain, /** @type {string} */ method, /** @type {any} */ params) => chain.client.request(/** @type {any} */ ({ method, params }));
    const chains = { line: async () => (urls.length > 0 ? {} : null), result };
    const made = new Explorers(/** @type {any} */ ({ store, chains, clock: new QuickClock() }));
    const why = await made.choose(CHAIN, access);
    return { why: why?.id ?? null, kind: (await made.of(CHAIN))?.kind ?? null, views: await made.views() };
  };

  it('is taken if it has the chain, and known by whose API it has', async () => {
    const etherscan = await choose({ url: explorers.etherscan.url, key: KEY });
    assert.deepEqual([etherscan.why, etherscan.kind], [null, 'etherscan']);
    assert.deepEqual(etherscan.views, [{ chain: CHAIN, url: explorers.etherscan.url, keyed: true }]);
    const blockscout = await choose({ url: explorers.blockscout.url, key: '' });
    assert.deepEqual([blockscout.why, blockscout.kind], [null, 'blockscout']);
  });

  it('is not taken without a reason to trust that it has the chain', async () => {
    const { url } = explorers.etherscan;
    assert.equal((await choose({ url: 'http://explorer.example/api', key: KEY })).why, 'explorer_address');
    assert.equal((await choose({ url, key: KEY }, [])).why, 'explorer_no_endpoint');
    assert.equal((await choose({ url, key: 'wrong' })).why, 'explorer_refused');
    explorers.etherscan.faults = { hash: `0x${'11'.repeat(32)}` };
    assert.equal((await choose({ url, key: KEY })).why, 'explorer_other');
    explorers.blockscout.faults = { hash: '1' };
    assert.equal((await choose({ url: explorers.blockscout.url, key: '' })).why, 'explorer_other');
    explorers.etherscan.faults = { off: true };
    assert.equal((await choose({ url, key: KEY })).why, 'explorer_silent');
  });
});
