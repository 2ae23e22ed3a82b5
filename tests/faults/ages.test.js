// A contract is young only where a history says so: what an endpoint does not know, or seems not to, makes nothing young.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { Ages, YOUNG } from '../../extension/background/questions/ages.js';
import { approve } from '../e2e/harness/requests.js';
import { startChain } from '../chain/index.js';
import { receiptOf } from '../chain/receipt.js';
import { Session, guard } from './asking.js';
import { startProxy } from './proxy.js';

/** @typedef {import('../../extension/wasm/background.js').Call} Call */
/** @typedef {import('../../extension/wasm/background.js').Reply} Reply */

const CHAIN = '0x7a69';
const HOUR = 3_600;
/** Answers nothing: PUSH1 0 PUSH1 0 RETURN, as what a constructor returns. */
const EMPTY = '0x6000600060015360016000f3';

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {import('./proxy.js').Proxy} */
let proxy;
/** Was made an hour ago. @type {string} */
let fresh;
/** In unix seconds. */
let now = 0;

before(async () => {
  chain = await startChain({ port: 0 });
  proxy = await startProxy(chain.rpcUrl);
  const { client } = chain;
  // Ten days at an uneven pace.
  await client.mine({ blocks: 300, interval: 1_000 });
  await client.mine({ blocks: 400, interval: 1_400 });
  const [account] = chain.accounts;
  if (!account) throw new Error('the chain has no account');
  const { contractAddress } = await receiptOf(client, await client.sendTransaction({ account: account.address, chain: client.chain, data: EMPTY }));
  fresh = String(contractAddress).toLowerCase();
  await client.mine({ blocks: 4, interval: HOUR / 4 });
  now = Number((await client.getBlock()).timestamp);
});
after(async () => {
  await proxy?.stop();
  await chain?.stop();
});

/** @param {(call: Call, reply: Reply) => Reply} [bent] what comes of a reply */
function live(bent = (_, reply) => reply) {
  const { chains } = new Session([proxy.url]).background();
  proxy.reset();
  let ahead = 0;
  /** @type {(chain: string) => void} */
  let changed = () => {};
  const ages = new Ages({
    chains: { watch: (listener) => { changed = listener; return () => {}; }, ask: async (calls, within) => (await chains.ask(calls, within)).map((reply, at) => bent(/** @type {Call} */ (calls[at]), reply)) },
    clock: { now: () => (now + ahead) * 1000, sleep: async () => {} },
  });
  return { ages, changed: () => changed(CHAIN), wait: (/** @type {number} */ seconds) => { ahead += seconds; } };
}

it('is as long as the rule says', () => {
  const [, days] = /pub const YOUNG: u64 = (\d+) \* 86_400;/.exec(readFileSync(new URL('../../crate/guard/src/assess/stranger.rs', import.meta.url), 'utf8')) ?? [];
  assert.equal(YOUNG, Number(days) * 86_400);
});

it('finds what has code now and had none three days ago, and neither what is older nor what has none', async () => {
  const { ages, wait, changed } = live();
  const old = chain.contracts.plain.toLowerCase();
  const nobody = `0x${'77'.repeat(20)}`;
  const [young, ...more] = await ages.young(CHAIN, [old, fresh, nobody, fresh]);
  assert.deepEqual([young?.address, more], [fresh, []]);
  const since = young?.since ?? 0;
  assert.ok(since >= now - YOUNG && since <= now - YOUNG + 12 * HOUR, `${(now - since) / HOUR} hours`);
  assert.ok(proxy.count.requests <= 5, JSON.stringify(proxy.count));
  // The block is known, and what is old stays so.
  const before = proxy.count.requests;
  assert.equal((await ages.young(CHAIN, [old, fresh])).length, 1);
  assert.deepEqual([proxy.count.requests - before, await ages.young(CHAIN, [old])], [1, []]);
  assert.equal(proxy.count.requests - before, 1);
  changed();
  await ages.young(CHAIN, [old]);
  assert.ok(proxy.count.requests - before > 2);
  wait(YOUNG);
  assert.deepEqual(await ages.young(CHAIN, [fresh]), []);
});

it('the rule tells it', async () => {
  const { ages } = live();
  const [user] = chain.accounts;
  const snapshot = JSON.stringify(approve({ from: user?.address ?? '0x', token: chain.contracts.plain, spender: /** @type {import('viem').Address} */ (fresh), amount: 5n }));
  const context = /** @type {any} */ ({ origin: 'https://app.example', chain: CHAIN, account: user?.address, now });
  const rules = async (/** @type {object} */ memory) => (await guard.judge(snapshot, { ...context, memory }, [])).findings.map(({ rule }) => rule);
  assert.ok((await rules({ ages: await ages.young(CHAIN, [fresh]) })).includes('spender-young'));
  assert.ok(!(await rules({})).includes('spender-young'));
});

const isOldCode = (/** @type {Call} */ { method, params }) => method === 'eth_getCode' && !params.includes('latest');
const result = (/** @type {unknown} */ value) => /** @type {const} */ ({ reply: 'result', json: JSON.stringify(value) });
/** @type {[string, (call: Call, reply: Reply) => Reply][]} */
const unknown = [
  ['the endpoint has no history', (call, reply) => (isOldCode(call) ? { reply: 'error', message: 'missing trie node' } : reply)],
  ['it says that nothing was there then', (call, reply) => (isOldCode(call) ? result('0x') : reply)],
  ['it does not answer', () => ({ reply: 'unreachable', reason: 'slow' })],
  ['it does not answer for blocks', (call, reply) => (call.method === 'eth_getBlockByNumber' ? result(null) : reply)],
  ['every block has the same time', (call, reply) => (call.method === 'eth_getBlockByNumber' && reply.reply === 'result' ? result({ ...JSON.parse(reply.json), timestamp: '0x6b000000' }) : reply)],
  ['it gives another block', (call, reply) => (call.method === 'eth_getBlockByNumber' && reply.reply === 'result' ? result({ ...JSON.parse(reply.json), number: '0x1' }) : reply)],
  ['what it says is no code', (call, reply) => (call.method === 'eth_getCode' ? result({ code: '0x00' }) : reply)],
  ['the code now is somebody else\'s', (call, reply) => (call.method === 'eth_getCode' && call.params.includes('latest') ? result(`0xef0100${'11'.repeat(20)}`) : reply)],
];
for (const [name, bent] of unknown) {
  it(`${name}: nothing is young`, async () => {
    const { ages } = live(bent);
    assert.deepEqual(await ages.young(CHAIN, [fresh]), []);
  });
}

it('on a chain that is younger itself nothing is said', async () => {
  const { ages } = live();
  now -= 20 * 86_400;
  assert.deepEqual(await ages.young(CHAIN, [fresh]), []);
  now += 20 * 86_400;
});
