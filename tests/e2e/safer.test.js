// A person makes what a site asks smaller, and the wallet gets that and nothing else.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { encodeFunctionData, parseAbi } from 'viem';
import { receiptOf } from '../chain/receipt.js';
import { approve, typedData, permitBatch } from './harness/requests.js';
import { World } from './harness/world.js';

/** @typedef {import('viem').Address} Address */

const UNLIMITED = 2n ** 256n - 1n;
const MILLION = 1_000_000n * 10n ** 6n;
const CUT = 250_000_000n;
const MONTH = 30 * 86_400;

const abi = parseAbi([
  'function approve(address, uint256)',
  'function approve(address, address, uint160, uint48)',
  'function allowance(address, address) view returns (uint256)',
  'function allowance(address, address, address) view returns (uint160, uint48, uint48)',
]);

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

describe('an approval without limit', () => {
  for (const library of /** @type {const} */ (['viem', 'bare'])) {
    it(`of ${library} is cut to 250`, async () => {
      const { plain, spender } = world.chain.contracts;
      const dapp = await world.dapp(library);
      const outcome = dapp.act('approve', 'plain', 'spender', String(UNLIMITED));
      const prompt = await world.prompt();
      await prompt.shows(/without limit/, /No more than you have now: 1,000,000/);
      const before = await prompt.headline();
      await prompt.cut('250');
      await prompt.shows(/could take up to 250 PUSD/);
      assert.notEqual(await prompt.headline(), before);
      await prompt.decide('continue');
      assert.equal((await outcome).receiptStatus, 'success');
      const [sent, ...more] = await world.wallet.asked();
      assert.equal(more.length, 0);
      assert.equal(/** @type {any} */ (sent?.params)[0].data, approval(spender, CUT));
      assert.equal(await allowance(plain, spender), CUT);
    });
  }

  it('that is posted to the wallet past every hook is cut to what the person has', async () => {
    const { plain, spender } = world.chain.contracts;
    const dapp = await world.dapp('bare');
    const asked = approve({ from: world.user, token: plain, spender, amount: UNLIMITED });
    Object.assign(asked.params[0], { gas: '0x30d40', note: 'stays' });
    const answer = dapp.run(posted(asked));
    const prompt = await world.prompt();
    await prompt.pick('0');
    await prompt.shows(/could take up to 1,000,000 PUSD/);
    await prompt.decide('continue');
    assert.match((await answer).result.result, /^0x[0-9a-f]{64}$/);
    const [sent, ...more] = await world.wallet.asked();
    assert.equal(more.length, 0);
    const [transaction] = /** @type {any} */ (sent?.params);
    assert.deepEqual(transaction, { ...asked.params[0], data: approval(spender, MILLION), chainId: transaction.chainId });
  });

  it('goes as it was asked once the person takes the change back', async () => {
    const { tether, spender } = world.chain.contracts;
    const dapp = await world.dapp('bare');
    const outcome = dapp.act('approve', 'tether', 'spender', String(UNLIMITED));
    const prompt = await world.prompt();
    await prompt.cut('250');
    await prompt.shows(/could take up to 250 SUSD/);
    await prompt.pick('asked');
    await prompt.shows(/could take all your/);
    await prompt.decide('continue');
    assert.equal((await outcome).receiptStatus, 'success');
    assert.equal(await allowance(tether, spender), UNLIMITED);
  });

  it('cannot be continued while what is typed is no amount', async () => {
    const dapp = await world.dapp('bare');
    const outcome = dapp.act('approve', 'plain', 'spender', String(2n * MILLION));
    const prompt = await world.prompt();
    await prompt.pick('own');
    await prompt.armed('refuse');
    for (const [typed, why] of /** @type {const} */ ([
      ['', /Write a number/], ['1,5', /Write a number/], ['0', /refuse/], ['0.0000001', /6 decimal places/], ['2000000.1', /more than the site asks/],
    ])) {
      await prompt.cut(`${typed} `);
      await prompt.shows(why);
      await prompt.click('continue');
    }
    assert.equal(await prompt.isGone(), false);
    assert.deepEqual(await world.wallet.asked(), []);
    await prompt.decide('refuse');
    assert.equal((await outcome).error?.code, 4001);
  });
});

it('a Permit2 approval gets an amount and an end', async () => {
  const { permit2, plain, spender } = world.chain.contracts;
  const dapp = await world.dapp('bare');
  const data = encodeFunctionData({ abi, functionName: 'approve', args: [plain, spender, 2n ** 160n - 1n, 2 ** 48 - 1] });
  const answer = dapp.request('eth_sendTransaction', [{ from: world.user, to: permit2, data }]);
  const prompt = await world.prompt();
  await prompt.pick('0');
  await prompt.shows(/could take up to 1,000,000 PUSD/);
  await prompt.decide('continue');
  // The node says the transaction's hash before it is in a block.
  const { status } = await receiptOf(world.chain.client, (await answer).result);
  assert.equal(status, 'success');
  const [amount, expiration] = await world.chain.client.readContract({ address: permit2, abi, functionName: 'allowance', args: [world.user, plain, spender] });
  assert.equal(amount, MILLION);
  assert.ok(Math.abs(expiration - (Date.now() / 1000 + MONTH)) < 600, `${expiration}`);
});

it('one of two approvals in a batch of calls is cut', async () => {
  const { plain, dai, spender } = world.chain.contracts;
  const dapp = await world.dapp('bare');
  const calls = [plain, dai].map((to) => ({ to, value: '0x0', data: approval(spender, UNLIMITED) }));
  const batch = { version: '2.0.0', from: world.user, chainId: '0x7a69', atomicRequired: true, calls };
  const answer = dapp.request('wallet_sendCalls', [batch]);
  const prompt = await world.prompt();
  await prompt.cut('250', 1);
  await prompt.shows(/up to 250 PDAI/);
  await prompt.decide('continue');
  await answer;
  const [sent] = await world.wallet.asked();
  const [first, second] = calls;
  assert.deepEqual(/** @type {any} */ (sent?.params)[0], { ...batch, calls: [first, { ...second, data: approval(spender, 250n * 10n ** 18n) }] });
});

it('a signature is not changed, and the prompt says why', async () => {
  const { permit2, plain, spender } = world.chain.contracts;
  const dapp = await world.dapp('bare');
  const { method, params } = typedData(world.user, permitBatch({ permit2, chainId: 31337, tokens: [plain], spender }));
  const answer = dapp.request(method, params);
  const prompt = await world.prompt();
  await prompt.shows(/Countersign cannot make them smaller/);
  assert.equal(await prompt.page.$('.safer'), null);
  await prompt.decide('refuse');
  assert.equal((await answer).error?.code, 4001);
});

/** @param {Address} spender @param {bigint} amount */
const approval = (spender, amount) => encodeFunctionData({ abi, functionName: 'approve', args: [spender, amount] });

/** @param {Address} token @param {Address} spender */
const allowance = (token, spender) =>
  world.chain.client.readContract({ address: token, abi, functionName: 'allowance', args: [world.user, spender] });

/** A message to the wallet's content script, and the wallet's answer to it. @param {object} request */
const posted = (request) => `new Promise((resolve) => {
  const data = { ...${JSON.stringify(request)}, jsonrpc: '2.0', id: 'posted' };
  addEventListener('message', ({ data: { target, data } }) => {
    if (target === 'metamask-inpage' && data?.data?.id === 'posted') resolve(data.data);
  });
  window.postMessage({ target: 'metamask-contentscript', data: { name: 'metamask-provider', data } }, location.origin);
})`;
