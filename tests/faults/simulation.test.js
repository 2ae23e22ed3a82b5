// A request played through by an endpoint that offers it; where none does, nothing is known and nothing fails.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { startChain } from '../chain/index.js';
import { approve } from '../e2e/harness/requests.js';
import { Session } from './asking.js';
import { startProxy } from './proxy.js';

/** @type {import('../chain/index.js').Chain} */
let chain;
/** Two ways to the same node. @type {import('./proxy.js').Proxy} */
let proxy;
/** @type {import('./proxy.js').Proxy} */
let other;
/** @type {string} */
let snapshot;
/** @type {import('../../extension/wasm/background.js').Context} */
let context;
/** @type {unknown} */
let expected;

before(async () => {
  chain = await startChain({ port: 0 });
  [proxy, other] = await Promise.all([startProxy(chain.rpcUrl), startProxy(chain.rpcUrl)]);
  const user = chain.accounts[0]?.address ?? '0x';
  const { plain: token, spender } = chain.contracts;
  snapshot = JSON.stringify(approve({ from: user, token, spender, amount: 5n }));
  context = { origin: 'https://app.example', chain: '0x7a69', account: user.toLowerCase(), now: 1_800_000_000 };
  const seen = [{ what: 'allowed', token: token.toLowerCase(), other: spender.toLowerCase(), number: '0x5' }];
  expected = { seen, more: false, fails: false };
});
after(async () => {
  await Promise.all([proxy?.stop(), other?.stop()]);
  await chain?.stop();
});
afterEach(() => {
  proxy.reset();
  other.reset();
});

const simulate = (/** @type {string[]} */ ...urls) => new Session(urls).background().simulations.of(snapshot, context);

it('takes one request', async () => {
  assert.deepEqual(await simulate(proxy.url, other.url), expected);
  assert.deepEqual([proxy.count.requests, other.count.requests], [1, 0]);
});

it('an endpoint without it says nothing', async () => {
  proxy.faults = { noSimulation: true };
  assert.equal(await simulate(proxy.url), null);
  assert.equal(proxy.count.requests, 1);
});

it('the next one is asked', async () => {
  for (const faults of [{ noSimulation: true }, { off: true }, { chainId: '0x1' }, { cut: 1 }, { broken: 1 }, { tooOften: 1 }]) {
    proxy.faults = faults;
    assert.deepEqual(await simulate(proxy.url, other.url), expected, JSON.stringify(faults));
  }
});

it('what is no transaction is not sent anywhere', async () => {
  const { simulations } = new Session([proxy.url]).background();
  const signature = JSON.stringify({ method: 'personal_sign', params: ['0x00', context.account] });
  assert.equal(await simulations.of(signature, context), null);
  assert.equal(await simulations.of(snapshot, { ...context, chain: '0x1' }), null);
  assert.equal(proxy.count.requests, 0);
});
