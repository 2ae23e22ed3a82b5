// What a verdict asks of the chain: in few requests, in time, of whoever answers, and not again what is known.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { startChain } from '../chain/index.js';
import { MULTICALL3 } from '../chain/deploy.js';
import { approve } from '../e2e/harness/requests.js';
import { Session, verdict } from './asking.js';
import { QuickClock } from './drive.js';
import { startProxy } from './proxy.js';

/** @typedef {import('./proxy.js').Faults} Faults */

/** A real clock, for what an endpoint lets wait. */
const CLOCK = { now: () => Date.now(), sleep: (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms)) };

/** @type {import('../chain/index.js').Chain} */
let chain;
/** Two ways to the same node. @type {import('./proxy.js').Proxy} */
let proxy;
/** @type {import('./proxy.js').Proxy} */
let other;
/** An approval of a token, whose verdict asks for code, token and allowance. @type {object} */
let request;
/** @type {import('viem').Address} */
let user;
/** What an endpoint without faults answers. @type {unknown} */
let expected;
/** @type {QuickClock} */
let clock;

before(async () => {
  chain = await startChain({ port: 0 });
  [proxy, other] = await Promise.all([startProxy(chain.rpcUrl), startProxy(chain.rpcUrl)]);
  user = chain.accounts[0]?.address ?? '0x';
  const { plain: token, permit2: spender } = chain.contracts;
  request = approve({ from: user, token, spender, amount: 5n });
  expected = (await ask([chain.rpcUrl])).answers;
});
after(async () => {
  await Promise.all([proxy?.stop(), other?.stop()]);
  await chain?.stop();
});
beforeEach(() => { clock = new QuickClock(); });
afterEach(() => {
  proxy.reset();
  other.reset();
});

/** @param {string[]} urls @param {import('../../extension/background/endpoint.js').Clock} [own] */
const ask = (urls, own = new QuickClock()) => verdict(new Session(urls).background(own).questions, request, user);

/** @param {import('../../extension/wasm/background.js').Answer[]} answers */
const isWhole = (answers) => assert.deepEqual(answers, expected);

it('a verdict takes one request: code and storage, everything else in one call, and once the chain', async () => {
  const { first, last, answers } = await ask([proxy.url]);
  isWhole(answers);
  assert.ok(first.open.length + first.also.length >= 3);
  assert.deepEqual([last.open, last.also], [[], []]);
  assert.equal(proxy.count.requests, 1);
  assert.deepEqual(proxy.count.calls, { eth_getCode: 1, eth_getStorageAt: 2, eth_call: 1, eth_chainId: 1 });
});

describe('what is known', () => {
  it('is not asked again within a block', async () => {
    const { questions } = new Session([proxy.url]).background(clock);
    await verdict(questions, request, user);
    await clock.sleep(4_000);
    isWhole((await verdict(questions, request, user)).answers);
    assert.equal(proxy.count.requests, 1);
  });

  it('is asked again as far as it can have changed', async () => {
    const { plain } = chain.contracts;
    const { questions } = new Session([proxy.url]).background(clock);
    await verdict(questions, request, user);
    const snapshot = await chain.client.snapshot();
    const { method, params } = approve({ from: user, token: plain, spender: chain.contracts.permit2, amount: 77n });
    await chain.client.request(/** @type {any} */ ({ method, params }));
    await chain.client.mine({ blocks: 1 });
    await clock.sleep(6_000);
    const { answers } = await verdict(questions, request, user);
    await chain.client.revert({ id: snapshot });
    assert.equal(answers.length, /** @type {unknown[]} */ (expected).length);
    const allowance = answers.find((answer) => answer.answer === 'state' && answer.state === 'allowance');
    assert.deepEqual(/** @type {any} */ (allowance).found, ['0x4d']);
    assert.equal(proxy.count.requests, 2);
    assert.deepEqual(proxy.count.calls, { eth_getCode: 1, eth_getStorageAt: 4, eth_call: 2, eth_chainId: 1 });
  });

  it('outlives the background, and ends after an hour', async () => {
    const session = new Session([proxy.url]);
    await verdict(session.background(clock).questions, request, user);
    await clock.sleep(60_000);
    isWhole((await verdict(session.background(clock).questions, request, user)).answers);
    assert.equal(proxy.count.calls['eth_getCode'], 1);
    await clock.sleep(3_600_000);
    isWhole((await verdict(session.background(clock).questions, request, user)).answers);
    assert.equal(proxy.count.calls['eth_getCode'], 2);
  });

  it('is not what endpoints said that are asked no more', async () => {
    const session = new Session([proxy.url]);
    const { chains, questions } = session.background(clock);
    await verdict(questions, request, user);
    await clock.sleep(1);
    assert.equal(await chains.choose('0x7a69', other.url), null);
    await chains.unchoose('0x7a69', proxy.url);
    other.reset();
    isWhole((await verdict(questions, request, user)).answers);
    assert.equal(other.count.calls['eth_getCode'], 1);
    await chains.choose('0x7a69', proxy.url);
    await chains.unchoose('0x7a69', other.url);
    proxy.reset();
    isWhole((await verdict(session.background(clock).questions, request, user)).answers);
    assert.equal(proxy.count.calls['eth_getCode'], 1, 'in the next life either');
  });

  it('is known for no longer than a block where nothing may be kept', async () => {
    const session = new Session([proxy.url]);
    const { questions } = session.background(clock);
    const asked = [{ question: /** @type {const} */ ('code'), chain: '0x7a69', address: /** @type {import('viem').Address} */ (chain.contracts.permit2.toLowerCase()) }];
    const answers = await questions.answers(asked, { isKept: false });
    assert.deepEqual(await questions.answers(asked), answers);
    assert.equal(proxy.count.requests, 1);
    await clock.sleep(6_000);
    assert.deepEqual(await questions.answers(asked, { isKept: false }), answers);
    assert.equal(proxy.count.requests, 2);
  });

  it('is no account without code, which may have some with the next block', async () => {
    const { questions } = new Session([proxy.url]).background(clock);
    const toPerson = approve({ from: user, token: chain.contracts.plain, spender: chain.accounts[1]?.address ?? '0x', amount: 5n });
    await verdict(questions, toPerson, user);
    await clock.sleep(6_000);
    await verdict(questions, toPerson, user);
    assert.equal(proxy.count.calls['eth_getCode'], 2);
  });

  it('is no failure', async () => {
    const { questions } = new Session([proxy.url]).background(clock);
    proxy.faults = { off: true };
    assert.deepEqual((await verdict(questions, request, user)).answers, []);
    proxy.faults = {};
    isWhole((await verdict(questions, request, user)).answers);
  });
});

describe('without Multicall3', () => {
  /** @type {import('viem').Hex} */
  let code;
  before(async () => {
    code = (await chain.client.getCode({ address: MULTICALL3 })) ?? '0x';
    await chain.client.setCode({ address: MULTICALL3, bytecode: '0x' });
  });
  after(() => chain.client.setCode({ address: MULTICALL3, bytecode: code }));

  it('the same is known, by calls of its own in one more request', async () => {
    const { questions } = new Session([proxy.url]).background(clock);
    isWhole((await verdict(questions, request, user)).answers);
    assert.equal(proxy.count.requests, 2);
    // Afterwards that is known too.
    await clock.sleep(6_000);
    isWhole((await verdict(questions, request, user)).answers);
    assert.equal(proxy.count.requests, 3);
  });

  it('so it is where lists are refused', async () => {
    proxy.faults = { noLists: true };
    isWhole((await ask([proxy.url])).answers);
  });
});

describe('an endpoint that fails', () => {
  /** @type {Record<string, Faults>} */
  const passing = {
    'closes the connection': { drop: 2 },
    'breaks off': { cut: 2 },
    'answers with a page of HTML': { broken: 2 },
    'has had too many': { tooOften: 2 },
    'has had too many, by its own words': { rate: 2 },
    'refuses lists': { noLists: true },
  };
  for (const [name, faults] of Object.entries(passing)) {
    it(`${name}: asked again`, async () => {
      proxy.faults = faults;
      const start = clock.now();
      isWhole((await ask([proxy.url], clock)).answers);
      assert.ok(clock.now() - start <= 1500);
    });
  }

  /** @type {Record<string, Faults>} */
  const lasting = {
    'is off': { off: true },
    'breaks off': { cut: 1 },
    'answers with a page of HTML': { broken: 1 },
    'has had too many': { tooOften: 1 },
    'has had too many, by its own words': { rate: 1 },
    'is of another chain': { chainId: '0x1' },
  };
  for (const [name, faults] of Object.entries(lasting)) {
    it(`${name}: the next one is asked`, async () => {
      proxy.faults = faults;
      isWhole((await ask([proxy.url, other.url], clock)).answers);
    });

    it(`${name}, and is the only one: nothing is known`, async () => {
      proxy.faults = faults;
      assert.deepEqual((await ask([proxy.url], clock)).answers, []);
      assert.ok(proxy.count.requests <= 6, JSON.stringify(proxy.count));
    });
  }

  it('hangs: the next one is asked in time', async () => {
    proxy.faults = { hang: 1 };
    const start = Date.now();
    isWhole((await ask([proxy.url, other.url], CLOCK)).answers);
    assert.ok(Date.now() - start < 1500);
  });

  it('hangs, and is the only one: a verdict waits 1.5 s for it', async () => {
    proxy.faults = { hang: 1 };
    const start = Date.now();
    assert.deepEqual((await ask([proxy.url], CLOCK)).answers, []);
    const took = Date.now() - start;
    assert.ok(took > 1400 && took < 2500, String(took));
  });

  it('says for how long it rests: it is asked afterwards, if that is in time', async () => {
    proxy.faults = { tooOften: 2, retryAfter: '1' };
    const start = clock.now();
    isWhole((await ask([proxy.url], clock)).answers);
    assert.equal(clock.now() - start, 1000);
    assert.equal(proxy.count.requests, 2);
  });

  it('rests for longer than there is time: nobody asks it', async () => {
    proxy.faults = { tooOften: 1, retryAfter: '30' };
    const { questions } = new Session([proxy.url]).background(clock);
    for (let turn = 0; turn < 3; turn += 1) assert.deepEqual((await verdict(questions, request, user)).answers, []);
    assert.equal(proxy.count.requests, 1);
    proxy.faults = {};
    await clock.sleep(30_000);
    isWhole((await verdict(questions, request, user)).answers);
  });
});

it('a scan that takes long keeps no verdict waiting', async () => {
  const { chains, questions } = new Session([proxy.url]).background(CLOCK);
  const line = await chains.line('0x7a69');
  assert.ok(line);
  proxy.faults = { hang: 1 };
  const call = JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'eth_blockNumber', params: [] });
  const scan = Array.from({ length: 6 }, () => line.endpoints[0]?.post(call, 3_000));
  while (proxy.count.requests < 4) await new Promise(setImmediate);
  proxy.faults = {};
  isWhole((await verdict(questions, request, user)).answers);
  await Promise.all(scan);
});

it('simulations that hang keep no verdict waiting, and end with their requests', async () => {
  const { questions, simulations } = new Session([proxy.url]).background(CLOCK);
  proxy.faults = { hang: 1 };
  const left = new AbortController();
  const context = /** @type {any} */ ({ origin: 'https://app.example', chain: '0x7a69', account: user, now: 1_800_000_000 });
  const played = Array.from({ length: 6 }, () => simulations.of(JSON.stringify(request), context, left.signal));
  while (proxy.count.requests < 2) await new Promise(setImmediate);
  proxy.faults = {};
  isWhole((await verdict(questions, request, user)).answers);
  assert.equal(proxy.count.requests, 3, 'two simulations, and the verdict');
  left.abort();
  assert.deepEqual(new Set(await Promise.all(played)), new Set([null]));
  assert.equal(proxy.count.requests, 3);
});

it('a verdict waits for a place no longer than for an answer', async () => {
  const { chains } = new Session([proxy.url]).background(CLOCK);
  const line = await chains.line('0x7a69');
  proxy.faults = { hang: 1 };
  const call = JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'eth_blockNumber', params: [] });
  const before = Array.from({ length: 4 }, () => line?.endpoints[0]?.hurry(call, 3_000));
  const start = Date.now();
  assert.deepEqual(await line?.endpoints[0]?.hurry(call, 100), { why: 'slow' });
  assert.ok(Date.now() - start < 2_000);
  await Promise.all(before);
});

it('several endpoints are asked in the order in which they were chosen, each once, eight at most', async () => {
  const { chains } = new Session([proxy.url]).background(CLOCK);
  const urls = async () => (await chains.views()).find(({ chain }) => chain === '0x7a69')?.urls;
  assert.equal(await chains.choose('0x7a69', other.url), null);
  assert.equal(await chains.choose('0x7a69', proxy.url), null);
  assert.deepEqual(await urls(), [proxy.url, other.url]);
  const more = Array.from({ length: 7 }, (_, at) => `${other.url}/${at}`);
  const taken = [];
  for (const url of more) taken.push((await chains.choose('0x7a69', url))?.id ?? null);
  assert.deepEqual(taken, [null, null, null, null, null, null, 'endpoint_many']);
  await chains.unchoose('0x7a69', proxy.url);
  assert.deepEqual(await urls(), [other.url, ...more.slice(0, 6)]);
  for (const url of [other.url, ...more]) await chains.unchoose('0x7a69', url);
  const [view] = (await chains.views()).filter(({ chain }) => chain === '0x7a69');
  assert.equal(view?.own, false);
});

it('chains that could not be read once are read the next time', async () => {
  const { chains } = new Session([proxy.url]).background(CLOCK);
  const read = globalThis.fetch;
  globalThis.fetch = async () => { throw new Error('no file'); };
  await assert.rejects(chains.views());
  globalThis.fetch = read;
  assert.ok((await chains.views()).length > 0);
});

it('a chain without an endpoint is not waited for', async () => {
  const { questions } = new Session([proxy.url]).background(CLOCK);
  const start = Date.now();
  assert.deepEqual(await questions.answers([{ question: 'code', chain: '0x1', address: MULTICALL3 }]), []);
  assert.ok(Date.now() - start < 500);
});
