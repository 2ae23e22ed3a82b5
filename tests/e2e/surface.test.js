// One request of each family of the approval surface, from the shared vectors: a prompt says what it is, and a refusal
// ends it before the wallet has seen anything.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, it } from 'node:test';
import { message, transaction, typedData } from './harness/requests.js';
import { sliced } from './harness/slice.js';
import { World } from './harness/world.js';

/** @typedef {import('./harness/requests.js').Request} Request */
/** @typedef {{name: string, [key: string]: any}} Vector */

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

const calls = [...vectors('calldata/carriers'), ...vectors('calldata/protocols')];
const types = vectors('typed_data/types');
const requests = vectors('requests/surface');

/** By the rule that has to be among the findings: the vectors' names. */
const CALLS = {
  'submitted-signature': ['Universal Router: permit'],
  'owner-not-account': ['aggregate3', 'Safe transaction', 'ERC-7579 batch', 'handleOps', 'executeMetaTransaction'],
  'delegate-call': ['Safe transaction that runs foreign code', 'DSProxy execute'],
  'hidden-permit': ['a subscription with a permit'],
  'lookalike-call': ['an approval by another name'],
  credit: ['approveDelegation'],
  votes: ['delegate'],
  'order-for-nothing': ['offerPunkForSale'],
  'control-owner': ['transferOwnership(address newOwner)'],
};
const TYPES = {
  'signed-transfer': ['eip3009-TransferWithAuthorization'],
  manager: ['comet', 'morpho'],
  'order-signer': ['hyperliquid-agent'],
  'control-delegation': ['mm-delegation, without caveats'],
  'delegate-call': ['safe-tx, foreign code'],
  'order-for-nothing': ['seaport-order, a giveaway', '1inch-v4, paid to another, without end'],
  order: ['cow'],
  'order-for-dust': ['looksrare-v2, an ask', 'seaport-bulk-h1, height 3, filled up'],
  'unknown-orders': ['blur-v1-root'],
  'signature-transfer': ['uniswapx-dutch'],
  permission: ['coinbase-spend'],
};
const REQUESTS = {
  'control-code': ['authorizations', 'authorization by wallet_signAuthorization'],
  permission: ['permission 8: erc20-token-periodic'],
  'unknown-permission': ['capability: unknown'],
};

for (const [rule, names] of Object.entries(CALLS)) {
  for (const name of sliced(names)) {
    prompts(name, rule, () => {
      const { to, data } = find(calls, name);
      return transaction(world.user, to, data);
    });
  }
}
for (const [rule, names] of Object.entries(TYPES)) {
  for (const name of sliced(names)) prompts(name, rule, () => typedData(world.user, find(types, name).text));
}
for (const [rule, names] of Object.entries(REQUESTS)) {
  for (const name of sliced(names)) {
    prompts(name, rule, () => JSON.parse(find(requests, name).snapshot));
  }
}

prompts('a batch of calls (ERC-5792)', 'unlimited', () => ({
  method: 'wallet_sendCalls',
  params: [{
    version: '2.0.0', from: world.user, chainId: `0x${world.chain.chainId.toString(16)}`, atomicRequired: true,
    calls: [find(vectors('calldata/calls'), 'approve everything')].map(({ data }) => ({ to: world.chain.contracts.plain, data })),
  }],
}));
prompts('an envelope (CAIP-27)', 'unlimited', () => ({
  method: 'wallet_invokeMethod',
  params: /** @type {any} */ ({
    scope: `eip155:${world.chain.chainId}`,
    request: transaction(world.user, world.chain.contracts.plain, find(vectors('calldata/calls'), 'approve everything').data),
  }),
}));
prompts('a sign-in to another site (ERC-4361)', 'sign-in-elsewhere', () => message(world.user, [
  'bank.example wants you to sign in with your Ethereum account:', world.user, '',
  'URI: https://bank.example/login', 'Version: 1', 'Chain ID: 1', 'Nonce: 12345678', 'Issued At: 2026-01-01T00:00:00Z',
].join('\n')));
prompts('a message that is a hash', 'hash-like-message', () => ({ method: 'personal_sign', params: [`0x${'ab'.repeat(32)}`, world.user] }));
prompts('coin for a tempting name', 'lure', () => {
  const { method, params: [fields] } = transaction(world.user, world.chain.contracts.spender, '0x4e71d92d');
  return { method, params: [{ ...fields, value: '0x1' }] };
});
prompts('values without a domain', 'unknown-typed-data', () => ({
  method: 'eth_signTypedData',
  params: [[{ type: 'string', name: 'Message', value: 'Hi' }], world.user],
}));

/** @param {string} name @param {string} rule @param {() => Request} request */
function prompts(name, rule, request) {
  it(`${name}: ${rule}`, async () => {
    const dapp = await world.dapp('bare');
    const { method, params } = request();
    const answer = dapp.request(method, params);
    const prompt = await world.prompt();
    const rules = await prompt.rules();
    assert.ok(rules.includes(rule), `${rules}`);
    assert.notEqual(await prompt.headline(), '');
    await prompt.decide('refuse');
    assert.equal((await answer).error?.code, 4001);
    const seen = await world.wallet.asked(/./);
    assert.deepEqual(seen.filter(({ method }) => !/accounts|chainId/i.test(method)), []);
  });
}

/** @param {string} path in tests/vectors @returns {Vector[]} */
function vectors(path) {
  return JSON.parse(readFileSync(new URL(`../vectors/${path}.json`, import.meta.url), 'utf8'));
}

/** @param {Vector[]} list @param {string} name @returns {Vector} */
function find(list, name) {
  const found = list.find((vector) => vector.name === name);
  assert.ok(found, name);
  return found;
}
