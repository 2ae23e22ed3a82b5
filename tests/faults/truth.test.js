// What is listed is read from contracts as they are now: broken, gone, or without Multicall3.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import { startChain } from '../chain/index.js';
import { MULTICALL3 } from '../chain/deploy.js';
import { receiptOf } from '../chain/receipt.js';
import { guard, lineTo, probe, scan } from './drive.js';
import { History, found } from './history.js';

/** @typedef {import('viem').Hex} Hex */

const CHAIN = '0x7a69';
/** Code that reverts whatever it is asked. */
const REVERTS = '0x60006000fd';

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {History} */
let history;
/** @type {string[]} */
let standing;
/** @type {Hex} */
let clean;

before(async () => {
  chain = await startChain({ port: 0 });
  history = new History(chain, 3);
  await history.play(100, 3);
  standing = await history.standing();
});
after(() => chain?.stop());
beforeEach(async () => { clean = await chain.client.snapshot(); });
afterEach(async () => { await chain.client.revert({ id: clean }); });

const line = () => lineTo(CHAIN, [chain.rpcUrl], { within: 20_000 });
const listed = async () => (await scan(line(), history.owner)).outcome;

it('without Multicall3 all is read one by one', async () => {
  await chain.client.setCode({ address: MULTICALL3, bytecode: '0x' });
  const outcome = await listed();
  assert.deepEqual(found(outcome), standing);
  assert.equal(outcome.complete, true);
});

for (const [name, bytecode] of /** @type {const} */ ([['that is gone', '0x'], ['that reverts', REVERTS]])) {
  it(`a token ${name}: its allowances are said to be unread, all others are right`, async () => {
    const token = chain.contracts.plain;
    await chain.client.setCode({ address: token, bytecode });
    const outcome = await listed();
    const own = (/** @type {string} */ row) => row.startsWith(`erc20 ${token.toLowerCase()}`);
    assert.deepEqual(found(outcome), standing.filter((row) => !own(row)));
    const unread = outcome.unread.filter(({ key }) => key?.token === token.toLowerCase()).length;
    assert.ok(unread >= standing.filter(own).length, String(unread));
    assert.equal(outcome.complete, false);
    // Permit2 keeps its own book; what could be taken through it nobody knows.
    const through = outcome.allowances.filter(({ key }) => key.kind === 'permit2' && key.token === token.toLowerCase());
    assert.ok(through.every(({ exposed }) => exposed === null));
  });
}

it('an account that runs the code of a contract is said to', async () => {
  const codes = async () => (await listed()).allowances.filter(({ key: { kind } }) => kind === 'code');
  assert.deepEqual(await codes(), []);
  const delegate = `0x${'dd'.repeat(20)}`;
  await chain.client.setCode({ address: history.owner, bytecode: /** @type {Hex} */ (`0xef0100${delegate.slice(2)}`) });
  const [found, ...others] = await codes();
  assert.deepEqual(found?.key, { chain: CHAIN, owner: history.owner.toLowerCase(), kind: 'code', token: history.owner.toLowerCase(), tokenId: null, spender: delegate });
  assert.deepEqual([found.amount, found.risk, found.why.id, others], [{ amount: 'all' }, 'high', 'risk_code', []]);
  const { steps, cannot } = await guard.planRevocation([{ target: 'allowance', key: found.key }]);
  assert.deepEqual([steps, cannot.map(([, why]) => why.id)], [[], ['revoke_code']]);
});

it('what is planned to end authority beyond tokens ends it, and nothing else', async () => {
  const kinds = ['erc6909', 'erc6909Operator', 'credit', 'erc777Operator', 'authorization'];
  const { allowances } = await listed();
  const chosen = allowances.filter(({ key: { kind } }) => kinds.includes(kind));
  assert.deepEqual([...new Set(chosen.map(({ key: { kind } }) => kind))].sort(), kinds.toSorted());
  const { steps, cannot } = await guard.planRevocation(chosen.map(({ key }) => ({ target: 'allowance', key })));
  assert.deepEqual([steps.length, cannot], [chosen.length, []]);
  const { client } = chain;
  for (const { to, data } of steps) {
    const { status } = await receiptOf(client, await client.sendTransaction({ account: history.owner, chain: client.chain, to: /** @type {Hex} */ (to), data: /** @type {Hex} */ (data) }));
    assert.equal(status, 'success');
  }
  assert.deepEqual(found(await listed()), standing.filter((row) => !kinds.includes(row.split(' ')[0] ?? '')));
});

it('a probe finds what is among its list, and claims nothing beyond', async () => {
  const { plain, tether, dai, nft } = chain.contracts;
  const tokens = [plain, tether, dai].map((token) => token.toLowerCase());
  const known = standing.map((row) => row.split(' '));
  const spenders = [...new Set(known.map((row) => row[2] ?? ''))].filter((_, at) => at % 2 === 0);
  const list = { tokens: [...tokens, `0x${'77'.repeat(20)}`], collections: [nft.toLowerCase()], spenders, pairs: [], onlyHeld: false };
  const outcome = await probe(line(), history.owner, list);
  const permit2 = chain.contracts.permit2.toLowerCase();
  const among = known.filter(([kind = '', token = '', spender = '']) => {
    if (kind === 'operator') return token === nft.toLowerCase() && spenders.includes(spender);
    return kind !== 'nft' && tokens.includes(token) && (spenders.includes(spender) || (kind === 'erc20' && spender === permit2));
  });
  assert.deepEqual(found(outcome), among.map((row) => row.join(' ')));
  assert.ok(among.length > 3, String(among.length));
  assert.equal(outcome.complete, false);
  assert.deepEqual(outcome.unread, []);
});

it('a probe of what is held leaves out tokens of which the owner has nothing', async () => {
  const { plain, tether, dai, noZero } = chain.contracts;
  const tokens = [plain, tether, dai, noZero].map((token) => token.toLowerCase());
  const spenders = [...new Set(standing.map((row) => row.split(' ')[2] ?? ''))];
  const look = async (/** @type {boolean} */ onlyHeld) => found(await probe(line(), history.owner, { tokens, collections: [], spenders, pairs: [], onlyHeld }));
  const all = await look(false);
  const { allowances } = await listed();
  const held = new Set(allowances.filter(({ balance }) => balance !== null && BigInt(balance) > 0n).map(({ key }) => key.token));
  assert.deepEqual(await look(true), all.filter((row) => held.has(row.split(' ')[1] ?? '')));
  assert.ok(held.size > 0);
});

it('a probe needs no logs, and few requests', async () => {
  const { fetch } = globalThis;
  /** @type {string[]} */
  const bodies = [];
  globalThis.fetch = (input, init) => {
    bodies.push(String(init?.body));
    return fetch(input, init);
  };
  const spenders = Array.from({ length: 100 }, (_, at) => `0x${(at + 1).toString(16).padStart(40, '0')}`);
  const { plain, tether, dai, noZero } = chain.contracts;
  await probe(line(), history.owner, { tokens: [plain, tether, dai, noZero], collections: [], spenders, pairs: [], onlyHeld: false });
  globalThis.fetch = fetch;
  assert.ok(bodies.every((body) => !body.includes('eth_getLogs')));
  assert.ok(bodies.length <= 4, String(bodies.length));
});
