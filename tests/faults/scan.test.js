// Whatever an endpoint does, what is listed is what stands, and what could not be read is said to be missing.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startChain } from '../chain/index.js';
import { Random } from '../differential/random.js';
import { Death, QuickClock, lineTo, scan } from './drive.js';
import { History, found } from './history.js';
import { LIMITS } from './limits.js';
import { startProxy } from './proxy.js';

/** @typedef {import('./proxy.js').Faults} Faults */

const CHAIN = '0x7a69';
/** How many calls a request for logs has: one for each place that the owner may have among the topics. */
const CALLS = 2;

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {History} */
let history;
/** Two ways to the same node. @type {import('./proxy.js').Proxy} */
let proxy;
/** @type {import('./proxy.js').Proxy} */
let other;
/** What stands. @type {string[]} */
let standing;

before(async () => {
  chain = await startChain({ port: 0 });
  history = new History(chain, 1);
  await history.play(120, 60);
  await history.giveAway(3n);
  [proxy, other] = await Promise.all([startProxy(chain.rpcUrl), startProxy(chain.rpcUrl)]);
  standing = await history.standing();
  assert.ok(standing.length > 30, String(standing.length));
});
after(async () => {
  await Promise.all([proxy?.stop(), other?.stop()]);
  await chain?.stop();
});
afterEach(() => {
  proxy.reset();
  other.reset();
});

/** @param {Faults} faults of the only endpoint @param {{clock?: QuickClock, within?: number}} [options] */
const scanWith = (faults, options) => {
  proxy.faults = faults;
  return scan(lineTo(CHAIN, [proxy.url], options), history.owner);
};

/** @param {import('../../extension/wasm/background.js').ScanOutcome} outcome */
const isWhole = (outcome) => {
  assert.deepEqual(found(outcome), standing);
  assert.deepEqual(outcome.unread, []);
  assert.equal(outcome.complete, true);
};

it('finds exactly what stands, in few requests', async () => {
  isWhole((await scanWith({})).outcome);
  // The head, the logs, what goes beside them, the reads, and those that are asked for twice since they surprise.
  assert.ok(proxy.count.requests <= 6, JSON.stringify(proxy.count));
});

describe('limits', () => {
  for (const limit of LIMITS) {
    it(limit.name, async () => isWhole((await scanWith({ limit })).outcome));
  }

  it('a search that would take thousands of requests is not begun, and says how many', async () => {
    const limit = { name: 'one', blocks: 1, words: 'You can make eth_getLogs requests with up to a $ block range' };
    const { outcome } = await scanWith({ limit });
    assert.equal(outcome.failed?.id, 'scan_too_many_calls');
    const count = /** @type {any} */ (outcome.failed?.args)['count'].value;
    assert.equal(count, Number(await chain.client.getBlockNumber()) + 1);
    assert.deepEqual(outcome.allowances, []);
    assert.ok((proxy.count.calls['eth_getLogs'] ?? 0) <= 3 * CALLS, JSON.stringify(proxy.count));
  });

  it('the requests that are needed are known after the first refusal', async () => {
    const { statuses } = await scanWith({ limit: { name: 'hundred', blocks: 100, words: 'block range exceeds $' } });
    const known = statuses.find(({ requests }) => requests > 1)?.requests ?? 0;
    const made = (proxy.count.calls['eth_getLogs'] ?? 0) / CALLS;
    assert.ok(Math.abs(known - made) <= 2, `${known} were announced, ${made} were made`);
  });
});

describe('faults that pass', () => {
  /** @type {[string, Faults, {within?: number}?][]} */
  const cases = [
    ['every third request is asked too often', { tooOften: 3, limit: { name: '', blocks: 400, words: 'block range too wide' } }],
    ['and says for how long', { tooOften: 2, retryAfter: '7', limit: { name: '', blocks: 900, words: 'block range too wide' } }],
    ['every second is refused for its rate, in words', { rate: 2, limit: { name: '', blocks: 900, words: 'block range too wide' } }],
    ['every third connection drops', { drop: 3, limit: { name: '', blocks: 400, words: 'block range exceeds 400' } }],
    ['every third request hangs', { hang: 3 }, { within: 1_500 }],
    ['every third answer is cut short', { cut: 3, limit: { name: '', results: 30, words: 'query returned more than $ results' } }],
    ['every fourth is a page of HTML', { broken: 4, limit: { name: '', blocks: 500, words: 'block range exceeds $' } }],
    ['lists of calls are refused', { noLists: true }],
    ['many at once', { drop: 7, tooOften: 5, cut: 11, noLists: true, limit: { name: '', blocks: 700, results: 20, words: 'query returned more than 20 results' } }],
  ];
  for (const [name, faults, options] of cases) {
    it(name, async () => isWhole((await scanWith(faults, options)).outcome));
  }

  it('waits as long as it is told to', async () => {
    const clock = new QuickClock();
    isWhole((await scanWith({ tooOften: 4, retryAfter: '7' }, { clock })).outcome);
    assert.ok(clock.slept >= 7_000, String(clock.slept));
  });
});

describe('several endpoints', () => {
  /** @type {[string, Faults, Faults][]} */
  const cases = [
    ['the first is down', { off: true }, {}],
    ['the first is of another chain', { chainId: '0x1' }, {}],
    ['the first says something that is no chain', { chainId: 'mainnet' }, {}],
    ['the second is of another chain, and the first drops every other connection', { drop: 2 }, { chainId: '0x1' }],
    ['the first takes ten blocks at once', { limit: { name: '', blocks: 10, words: 'up to a 10 block range: eth_getLogs requests with up to a 10 block range' } }, {}],
    ['the second takes ten blocks at once', {}, { limit: { name: '', blocks: 10, words: 'eth_getLogs is limited to a 10 range' } }],
    ['the second lags, and the first drops every other connection', { drop: 2 }, { behind: 300 }],
    ['the first refuses to search', { refuseLogs: 'archive requests need a personal token' }, {}],
    ['the first sends logs that nobody asked for', { spoil: (log) => ({ ...log, topics: [log.topics[0], `0x${'11'.repeat(32)}`, ...log.topics.slice(2)] }) }, {}],
    ['the first sends what is no log', { spoil: (log, at) => (at % 3 ? log : 'nothing') }, {}],
    ['each lacks some of the past', { hole: [0, 500] }, { hole: [1_000, 1_200] }],
  ];
  for (const [name, first, second] of cases) {
    it(name, async () => {
      [proxy.faults, other.faults] = [first, second];
      isWhole((await scan(lineTo(CHAIN, [proxy.url, other.url]), history.owner)).outcome);
    });
  }
});

describe('faults that stay', () => {
  /** Nothing wrong is listed, and what is missing is said to be. @param {import('../../extension/wasm/background.js').ScanOutcome} outcome */
  const isHonest = (outcome) => {
    for (const row of found(outcome)) assert.ok(standing.includes(row), row);
    assert.equal(outcome.complete, false);
    assert.ok(outcome.unread.length > 0);
  };

  it('nobody is there', async () => {
    const { outcome } = await scanWith({ off: true });
    isHonest(outcome);
    assert.equal(outcome.failed?.id, 'scan_unreachable');
  });

  it('it never answers', async () => {
    const { outcome } = await scanWith({ hang: 1 }, { within: 50 });
    isHonest(outcome);
    assert.ok(outcome.failed);
  });

  it('it is always asked too often', async () => {
    const { outcome } = await scanWith({ tooOften: 1 });
    isHonest(outcome);
    assert.ok(outcome.failed);
  });

  it('it is of another chain', async () => {
    const { outcome } = await scanWith({ chainId: '0x1' });
    isHonest(outcome);
    assert.equal(outcome.failed?.id, 'scan_other_chain');
  });

  it('it searches no logs', async () => {
    const { outcome } = await scanWith({ refuseLogs: 'the method eth_getLogs does not exist' });
    isHonest(outcome);
    assert.equal(outcome.failed?.id, 'scan_refused');
  });

  it('a part of the past is gone: the rest is listed, and the blocks are named', async () => {
    const { outcome } = await scanWith({ hole: [700, 900], limit: { name: '', blocks: 250, words: 'block range exceeds $' } });
    isHonest(outcome);
    assert.equal(outcome.failed, null);
    assert.ok(found(outcome).length > 10);
    const blocks = /** @type {any} */ (outcome.unread.find(({ why }) => why.id === 'unread_blocks')?.why.args);
    assert.ok(Number(blocks.from.value) <= 700 && Number(blocks.to.value) >= 900, JSON.stringify(blocks));
    assert.ok(outcome.unread.some(({ why }) => why.id === 'scan_refused'));
  });

  it('and once the past is back, only that is searched again', async () => {
    const limit = { name: '', blocks: 250, words: 'block range exceeds $' };
    const { saved } = await scanWith({ hole: [700, 900], limit });
    proxy.reset();
    proxy.faults = { limit };
    const { outcome } = await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved });
    isWhole(outcome);
    assert.ok((proxy.count.calls['eth_getLogs'] ?? 0) <= 10 * CALLS, JSON.stringify(proxy.count));
  });

  it('logs that are none', async () => {
    isHonest((await scanWith({ spoil: () => ({ nonsense: true }) })).outcome);
  });

  it('logs with one odd digit, wherever it stands', async () => {
    let at = 0;
    const logs = new Set();
    const { outcome } = await scanWith({
      spoil: (log) => {
        logs.add(log.blockNumber + log.logIndex);
        const [event, owner, ...rest] = log.topics;
        const place = 2 + (at % 64);
        const odd = owner.slice(0, place) + 'gG/:@`z'.charAt(at % 7) + owner.slice(place + 1);
        at += 1;
        return { ...log, topics: [event, odd, ...rest] };
      },
    });
    isHonest(outcome);
    assert.ok(logs.size > 64);
    assert.deepEqual(outcome.unread.map(({ why }) => why), [{ id: 'unread_log', args: { count: { arg: 'count', value: logs.size } } }]);
  });

  it('logs of others', async () => {
    isHonest((await scanWith({ spoil: (log) => ({ ...log, blockNumber: '0xffffffff' }) })).outcome);
  });
});

describe('deaths', () => {
  const limit = { name: '', blocks: 120, words: 'block range exceeds $' };

  it('at any step: the next life goes on and finds the same', async () => {
    const random = new Random(7, 0);
    const whole = await scanWith({ limit });
    const needed = proxy.count.requests;
    for (let round = 0; round < 12; round++) {
      proxy.reset();
      proxy.faults = { limit, ...(round % 3 === 2 && { drop: 5 }) };
      const line = lineTo(CHAIN, [proxy.url]);
      /** @type {string | undefined} */
      let saved;
      let lives = 0;
      for (;;) {
        lives += 1;
        const last = 1 + random.below(12);
        try {
          const { outcome } = await scan(line, history.owner, { saved, dies: (step) => lives < 20 && step === last });
          isWhole(outcome);
          break;
        } catch (error) {
          if (!(error instanceof Death)) throw error;
          saved = /** @type {any} */ (error).saved ?? saved;
        }
      }
      assert.ok(lives > 1, 'nobody died');
      assert.ok(proxy.count.requests < 3 * needed + 10 * lives, `${proxy.count.requests} requests in ${lives} lives, ${needed} in one`);
    }
    isWhole(whole.outcome);
  });

  it('what was kept is damaged, of another account or of nobody: the scan begins anew', async () => {
    const { saved = '' } = await scanWith({});
    const strange = saved.replace(history.owner.toLowerCase(), `0x${'22'.repeat(20)}`);
    for (const kept of ['', '{}', saved.slice(0, 90), strange, '[1,2]', saved.replace('"version":1', '"version":0')]) {
      isWhole((await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved: kept })).outcome);
    }
  });
});

describe('refreshes', () => {
  it('ask only for what is new', async () => {
    const { saved } = await scanWith({});
    const id = await chain.client.snapshot();
    const mark = history.mark();
    await history.play(15, 10);
    proxy.reset();
    const { outcome } = await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved });
    assert.deepEqual(found(outcome), await history.standing());
    assert.equal(outcome.complete, true);
    // All that is known and new in two, and two for what does not answer together with others.
    assert.ok(proxy.count.requests <= 4, JSON.stringify(proxy.count));
    assert.equal(proxy.count.calls['eth_getLogs'], CALLS);
    await chain.client.revert({ id });
    history.goBack(mark);
  });

  it('see a reorganisation, near or far', async () => {
    for (const depth of [5, 100]) {
      const id = await chain.client.snapshot();
      const mark = history.mark();
      await chain.client.mine({ blocks: depth, interval: 1 });
      await history.play(3, 2);
      const { saved } = await scan(lineTo(CHAIN, [proxy.url]), history.owner);
      // Another history from the same block on, at least as long.
      await chain.client.revert({ id });
      const again = await chain.client.snapshot();
      history.goBack(mark);
      await chain.client.mine({ blocks: 3, interval: 2 });
      await history.play(4, 2);
      await chain.client.mine({ blocks: depth + 5, interval: 3 });
      const { outcome } = await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved });
      assert.deepEqual(found(outcome), await history.standing(), `depth ${depth}`);
      assert.equal(outcome.complete, true);
      await chain.client.revert({ id: again });
      history.goBack(mark);
    }
  });

  it('see that the chain went back', async () => {
    const id = await chain.client.snapshot();
    const mark = history.mark();
    await history.play(5, 30);
    const { saved } = await scan(lineTo(CHAIN, [proxy.url]), history.owner);
    await chain.client.revert({ id });
    history.goBack(mark);
    isWhole((await scan(lineTo(CHAIN, [proxy.url]), history.owner, { saved })).outcome);
  });
});
