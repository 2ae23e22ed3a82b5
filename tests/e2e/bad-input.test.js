// Requests that are broken, huge or meant to confuse: each gets a clear verdict or error, and the next good one works.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { approve, permitBatch, transaction, typedData } from './harness/requests.js';
import { sliced } from './harness/slice.js';
import { World } from './harness/world.js';

/** @typedef {import('./harness/requests.js').Request} Request */
/**
 * `shown`: words of the prompt. `rule`: of its first finding. `code`: of the error that comes at once, without a prompt.
 * @typedef {{request: () => unknown, shown?: RegExp, rule?: string, code?: number}} Case
 */

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

/** The headline of what is malformed. */
const UNREADABLE = /nobody can be sure what it does/;

/** @type {Record<string, Case>} */
const CASES = {
  'typed data that is not JSON': { request: () => typedData(world.user, '{"types":'), shown: UNREADABLE },
  'typed data without a domain type': {
    request: () => {
      const { types: { EIP712Domain, ...types }, ...rest } = batch();
      return typedData(world.user, { ...rest, types });
    },
    shown: UNREADABLE,
  },
  'typed data with a wrong type': {
    request: () => changed((data) => { data.message.spender = 'somebody'; }),
    shown: UNREADABLE,
  },
  'typed data with an amount out of range': {
    request: () => changed((data) => { data.message.details[0].amount = `${2n ** 160n}`; }),
    shown: UNREADABLE,
  },
  'typed data whose types form a circle without end': {
    request: () => changed((data) => { data.types.PermitDetails = [{ name: 'token', type: 'PermitBatch' }]; }),
    shown: UNREADABLE,
  },
  'typed data with two keys of one name': {
    request: () => typedData(world.user, JSON.stringify(batch()).replace('"message":', '"message":{},"message":')),
    shown: UNREADABLE,
  },
  'truncated calldata': { request: () => cut(-40), rule: 'non-canonical' },
  'a selector and nothing else': { request: () => cut(10), rule: 'non-canonical' },
  'dirty calldata': {
    request: () => {
      const { method, params: [{ from, to, data }] } = good();
      return { method, params: [{ from, to, data: `${data.slice(0, 10)}ff${data.slice(12)}` }] };
    },
    rule: 'non-canonical',
  },
  'calldata of an odd number of digits': { request: () => cut(-1), shown: /cannot read/ },
  'calldata that is not hexadecimal': { request: () => transaction(world.user, token(), '0xzz'), shown: UNREADABLE },
  'params that are a number': { request: () => ({ method: 'eth_sendTransaction', params: 7 }), shown: UNREADABLE },
  'params that are missing': { request: () => ({ method: 'eth_signTypedData_v4' }), shown: UNREADABLE },
  'a transaction that is null': { request: () => ({ method: 'eth_sendTransaction', params: [null] }), shown: UNREADABLE },
  'addresses of wrong types': {
    request: () => ({ method: 'eth_sendTransaction', params: [{ from: 1, to: { a: 1 }, data: [] }] }),
    shown: UNREADABLE,
  },
  'a method that nobody knows': { request: () => ({ method: 'wallet_giveEverything', params: [] }), shown: /wallet_giveEverything/ },
  'a method in other letters': { request: () => ({ method: 'ETH_sendTransaction', params: good().params }), shown: /PUSD/ },
  'a method that is not a string': { request: () => ({ method: 7, params: [] }), code: -32600 },
  'a request that is not an object': { request: () => 'eth_sendTransaction', code: -32600 },
  'a megabyte of typed data': {
    request: () => changed((data) => { data.message.note = 'x'.repeat(2 ** 20); }),
    shown: UNREADABLE,
  },
  'a megabyte of calldata': {
    request: () => transaction(world.user, token(), `${good().params[0].data}${'00'.repeat(2 ** 19)}`),
    shown: UNREADABLE,
  },
  'a megabyte of brackets': {
    request: () => typedData(world.user, '['.repeat(2 ** 20)),
    shown: UNREADABLE,
  },
  'a Permit2 batch of 10,000 tokens': { request: () => typedData(world.user, batch(10_000)), shown: UNREADABLE },
  'text that turns the line around': {
    request: () => changed((data) => { data.domain.name = 'Permit2\u202e\u0000<b>'; }),
    rule: 'deceptive-text',
  },
};

for (const [name, { request, shown = /./, rule, code }] of sliced(Object.entries(CASES))) {
  it(name, async () => {
    const dapp = await world.dapp('bare');
    const answer = dapp.run(`ethereum.request(${JSON.stringify(request())})`);
    if (code === undefined) {
      const prompt = await world.prompt();
      await prompt.shows(shown);
      if (rule) assert.equal((await prompt.rules())[0], rule);
      await prompt.decide('refuse');
    }
    assert.equal((await answer).error?.code, code ?? 4001);
    assert.deepEqual(await world.wallet.asked(/./).then((log) => log.filter(({ method }) => !/accounts|chainId/i.test(method))), []);
    await works(dapp);
  });
}

it('an array of 10,000 requests is one question', async () => {
  const dapp = await world.dapp('bare');
  const one = good();
  const answer = dapp.run(`new Promise((resolve, reject) => {
    const one = ${JSON.stringify(one)};
    const list = Array.from({ length: 10_000 }, (_, id) => ({ id, jsonrpc: '2.0', ...one }));
    ethereum.sendAsync(list, (error, response) => (error ? reject(error) : resolve(response)));
  })`);
  const prompt = await world.prompt();
  await prompt.decide('refuse');
  assert.equal((await answer).error?.code, 4001);
  await works(dapp);
});

it('a hundred times the same request at once is one question', async () => {
  const dapp = await world.dapp('bare');
  const answers = dapp.run(`Promise.allSettled(Array.from({ length: 100 }, () =>
    ethereum.request(${JSON.stringify(good())}))).then((all) => all.map(({ reason }) => reason?.code))`);
  const prompt = await world.prompt();
  await prompt.dismiss();
  const { result } = await answers;
  assert.deepEqual([...new Set(result)].sort(), [-32002, -32005, 4001]);
  assert.equal(result.filter((/** @type {number} */ code) => code === 4001).length, 1);
  assert.equal(await world.hasPrompt(), false);
  assert.deepEqual(await world.wallet.asked(), []);
  await works(dapp);
});

/** A good request is judged, shown and answered. @param {import('./harness/dapp.js').Dapp} dapp */
async function works(dapp) {
  const { method, params } = good();
  const answer = dapp.request(method, params);
  const prompt = await world.prompt();
  await prompt.shows(/PUSD/);
  await prompt.decide('continue');
  assert.match((await answer).result, /^0x[0-9a-f]{64}$/);
}

const token = () => world.chain.contracts.plain;

/** An approval without limit. */
const good = () =>
  approve({ from: world.user, token: token(), spender: world.chain.contracts.spender, amount: 2n ** 256n - 1n });

/** That approval with less calldata. @param {number} at */
function cut(at) {
  const { method, params: [{ from, to, data }] } = good();
  return { method, params: [{ from, to, data: data.slice(0, at) }] };
}

/** @param {number} [count] of tokens */
function batch(count = 2) {
  const { permit2, spender } = world.chain.contracts;
  return permitBatch({ permit2, chainId: world.chain.chainId, tokens: Array(count).fill(token()), spender });
}

/** @param {(data: any) => void} change */
function changed(change) {
  const data = batch();
  change(data);
  return typedData(world.user, data);
}
