// What stands open is listed from the chain, ended through the wallet, and read again from the chain.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { receiptOf } from '../chain/receipt.js';
import { Dashboard } from './harness/dashboard.js';
import { until } from './harness/wait.js';
import { waitForWindow } from './harness/windows.js';
import { World } from './harness/world.js';

/** @typedef {import('viem').Address} Address */
/** @typedef {import('../chain/deploy.js').Contracts} Contracts */

const UNLIMITED = 2n ** 256n - 1n;
const IN_A_YEAR = Math.floor(Date.now() / 1000) + 365 * 24 * 3600;
/** Permit2's `lockdown((address,address)[])`. */
const LOCKDOWN = '0xcc53287f';

/** @type {World} */
let world;

describe('with a chain that answers', () => {
  /** @type {import('viem').Hex} */
  let clean;
  before(async () => { world = await World.start(); });
  after(() => world?.stop());
  beforeEach(async () => { clean = await world.chain.client.snapshot(); });
  afterEach(async () => {
    await world.tidy();
    await world.chain.client.revert({ id: clean });
  });

  it('lists every kind of allowance, with its amount and its end', async () => {
    await grantEverything();
    const popup = await world.popup(await world.dapp('bare'));
    const rows = await popup.lists(8);
    const { plain, tether, nft, multi, spender, permit2 } = lower();
    assert.deepEqual(
      rows.map(({ kind, token, spender }) => [kind, token, spender].join(' ')).sort(),
      [
        ['Erc20', plain, spender], ['Erc20', tether, spender], ['Erc20', plain, permit2],
        ['Nft', nft, stranger()], ['Operator', nft, spender], ['Operator', multi, spender],
        ['Permit2', plain, spender], ['Permit2', tether, spender],
      ].map((one) => one.join(' ')).sort(),
    );
    const text = (/** @type {string} */ kind, /** @type {string} */ token, by = spender) =>
      rows.find((row) => row.kind === kind && row.token === token && row.spender === by)?.text ?? '';
    assert.match(text('Erc20', plain), /without limit|unlimited/i);
    assert.match(text('Erc20', tether), /25 SUSD/);
    assert.match(text('Permit2', plain), new RegExp(String(new Date(IN_A_YEAR * 1000).getUTCFullYear())));
    await world.screenshot(popup.page, 'popup-list');
  });

  it('ends all of it: every step is done, the Permit2 pairs in one lockdown, and the chain says so', async () => {
    await grantEverything();
    const popup = await world.popup(await world.dapp('bare'));
    await popup.lists(8);
    await popup.selectAll();
    await popup.revoke();
    const steps = await popup.finished();
    assert.deepEqual(new Set(steps.map(({ state }) => state)), new Set(['done']), JSON.stringify(steps));
    const sent = (await world.wallet.asked()).map(({ params }) => /** @type {any} */ (params)[0]);
    assert.equal(sent.length, 7);
    const lockdowns = sent.filter(({ data }) => data.startsWith(LOCKDOWN));
    assert.deepEqual(lockdowns.map(({ to }) => to.toLowerCase()), [lower().permit2]);
    assert.deepEqual(await standing(), []);
    await popup.dismissRun();
    await popup.lists(0);
  });

  it('ends thirty in three confirmations through a wallet that takes ten calls at once', async () => {
    const { batchAccount } = world.chain.contracts;
    await world.wallet.setBatches({ kind: 'atomic', cap: 10, account: batchAccount });
    const stands = await grantThirty();
    const popup = await world.popup(await world.dapp('viem'));
    await popup.lists(30);
    await popup.selectAll();
    await popup.revoke();
    const steps = await popup.finished();
    assert.deepEqual(steps.map(({ state }) => state), Array(24).fill('done'), JSON.stringify(steps));
    const taken = (await world.wallet.asked()).filter(({ answer }) => answer?.result);
    assert.deepEqual(taken.map(({ method }) => method), Array(3).fill('wallet_sendCalls'));
    assert.deepEqual(await stands(), 0);
    const left = await popup.lists(1);
    assert.deepEqual(left.map(({ kind, spender }) => [kind, spender]), [['Code', batchAccount.toLowerCase()]], 'the wallet had the account run code');
  });

  it('ends only what was chosen', async () => {
    await grantEverything();
    const popup = await world.popup(await world.dapp('viem'));
    await popup.lists(8);
    const { tether } = lower();
    await popup.select(({ kind, token }) => kind === 'Erc20' && token === tether);
    await popup.revoke();
    assert.deepEqual((await popup.finished()).map(({ state }) => state), ['done']);
    await popup.lists(7);
    assert.equal((await world.wallet.asked()).length, 1);
    assert.equal((await standing()).length, 7);
  });

  it('lists what a dapp was just granted, signature included, and ends it', async () => {
    const { plain, permit2 } = world.chain.contracts;
    await send(plain, 'plain', 'approve', [permit2, UNLIMITED]);
    const dapp = await world.dapp('viem');
    for (const [action, argument] of /** @type {const} */ ([['permit2612', {}], ['permit2Single', { amount: '5000000' }]])) {
      const outcome = dapp.act(action, argument);
      await (await world.prompt()).decide('continue');
      assert.equal((await outcome).receiptStatus, 'success');
    }
    const popup = await world.popup(dapp);
    const rows = await popup.lists(3);
    assert.deepEqual(rows.map(({ kind }) => kind).sort(), ['Erc20', 'Erc20', 'Permit2']);
    await popup.selectAll();
    await popup.revoke();
    assert.deepEqual((await popup.finished()).map(({ state }) => state), ['done', 'done', 'done']);
    assert.deepEqual(await standing(), []);
  });

  it('says so when the wallet refuses, and the allowance stays; pauses for another popup, and asks again', async () => {
    const { plain, tether, spender } = world.chain.contracts;
    await send(plain, 'plain', 'approve', [spender, UNLIMITED]);
    await send(tether, 'plain', 'approve', [spender, 25_000_000n]);
    const dapp = await world.dapp('bare');
    const popup = await world.popup(dapp);
    await popup.lists(2);
    await world.wallet.setMode('manual');
    await popup.selectAll();
    await popup.revoke();
    const { browser, base } = world.launched;
    const confirmation = await waitForWindow(browser, `${base.wallet}confirm.html`);
    await popup.act('pause');
    await popup.shows(/nothing more is asked until you resume/);
    await popup.close();
    await confirmation.close();
    const later = await world.popup(dapp);
    await later.shows(/You refused it in the wallet/, /Waiting/, /nothing more is asked until you resume/);
    await world.screenshot(later.page, 'popup-paused');
    assert.equal((await standing()).length, 2);
    await world.wallet.setMode('auto');
    await later.act('proceed');
    const steps = await later.finished();
    assert.deepEqual(steps.map(({ state }) => state).sort(), ['done', 'stopped']);
    await later.lists(1);
    assert.equal((await standing()).length, 1);
    await later.act('proceed');
    await later.lists(0);
    assert.deepEqual((await later.finished()).map(({ state }) => state), ['done', 'done']);
    assert.deepEqual(await standing(), []);
  });

  it('says so when a token does not let itself be revoked', async () => {
    const { noZero, spender } = world.chain.contracts;
    await send(noZero, 'noZero', 'approve', [spender, UNLIMITED]);
    const popup = await world.popup(await world.dapp('bare'));
    await popup.lists(1, ({ token }) => token === lower().noZero);
    await popup.selectAll();
    await popup.revoke();
    assert.deepEqual((await popup.finished()).map(({ state }) => state), ['failed']);
    await popup.lists(1);
  });

  it('lists in the dashboard what the chain says, and ends from there what was chosen', async () => {
    const { plain, tether, spender } = world.chain.contracts;
    await send(plain, 'plain', 'approve', [spender, UNLIMITED]);
    await send(tether, 'plain', 'approve', [spender, 25_000_000n]);
    const dapp = await world.dapp('bare');
    const popup = await world.popup(dapp);
    await popup.lists(2);
    const dashboard = await Dashboard.open(world.launched);
    const rows = await dashboard.lists(2);
    assert.deepEqual(rows.map(({ token }) => token).sort(), [lower().plain, lower().tether].sort());
    assert.match(rows.find(({ token }) => token === lower().tether)?.text ?? '', /25 SUSD/);
    await dashboard.search(plain);
    await dashboard.lists(1);
    await dashboard.revoke();
    const steps = await dashboard.finished();
    assert.deepEqual(steps.map(({ state }) => state), ['done'], JSON.stringify(steps));
    await dashboard.search('');
    await dashboard.lists(1);
    assert.deepEqual(await standing(), ['tether']);
    await world.screenshot(dashboard.page, 'dashboard');
    await dashboard.revokeGroup('spender');
    await until(() => dashboard.page.$('.run'), 'run of the group');
    // Signatures of tests before are open again, since their chain is not this one, and end with it.
    assert.deepEqual(new Set((await dashboard.finished()).map(({ state }) => state)), new Set(['done']));
    assert.deepEqual(await standing(), []);
    await dashboard.page.click('#tab-history');
    const says = (/** @type {string} */ text, /** @type {RegExp} */ what) => what.test(text) && text.includes(new URL(world.site).host);
    await dashboard.history((entries) => [/can no longer take your SUSD.*up to 25 SUSD/, /can no longer take your PUSD.*without limit/].every((what) => entries.some(({ text }) => says(text, what))));
    const asked = dapp.request('eth_sendTransaction', [{ from: world.user, to: plain, data: `0x095ea7b3${spender.slice(2).padStart(64, '0')}${'f'.repeat(64)}` }]);
    await (await world.prompt()).decide('continue');
    const { result } = await asked;
    await dashboard.page.bringToFront();
    await dashboard.history((entries) => entries.some(({ deed, text }) => deed === 'granted' && text.includes(result.slice(0, 18))));
    await dashboard.page.click('#forget-history');
    await dashboard.page.click('#forget-history');
    await dashboard.history(({ length }) => length === 0);
  });

  it('ends what several accounts allowed in one run, and waits for the person to switch the account', async () => {
    const { chain: { client, contracts: { plain, spender }, abis, accounts: [, second] } } = world;
    await send(plain, 'plain', 'approve', [spender, UNLIMITED]);
    await receiptOf(client, await client.writeContract({ account: /** @type {any} */ (second).address, chain: client.chain, address: plain, abi: abis.plain, functionName: 'approve', args: [spender, UNLIMITED] }));
    const popup = await world.popup(await world.dapp('bare'));
    await popup.lists(1);
    const dashboard = await Dashboard.open(world.launched);
    await dashboard.page.$eval('#watch', (box, accounts) => {
      /** @type {HTMLTextAreaElement} */ (box).value = accounts;
      /** @type {HTMLTextAreaElement} */ (box).form?.requestSubmit();
    }, `${world.user} ${second?.address}`);
    await dashboard.lists(2);
    try {
      await dashboard.revoke();
      await until(() => dashboard.page.$$eval('.run', ([run]) => /choose the account/.test(run?.textContent ?? '')), 'wish for the other account');
      await world.screenshot(dashboard.page, 'dashboard-account');
      assert.equal((await standing()).length, 0);
      await world.wallet.setAccount(1);
      assert.deepEqual((await dashboard.finished()).map(({ state }) => state), ['done', 'done']);
    } finally {
      await world.wallet.setAccount(0);
    }
    assert.equal(await client.readContract({ address: plain, abi: abis.plain, functionName: 'allowance', args: [/** @type {any} */ (second).address, spender] }), 0n);
  });

  it('says that nothing was found only where all was read', async () => {
    await world.wallet.setAccount(7);
    try {
      const popup = await world.popup(await world.dapp('bare'));
      await popup.shows(/no active allowances/i);
    } finally {
      await world.wallet.setAccount(0);
    }
  });
});

describe('with an endpoint that does not answer', () => {
  before(async () => { world = await World.start({ endpoint: false }); });
  after(() => world?.stop());
  afterEach(() => world.tidy());

  it('says that the chain could not be read, not that there is nothing', async () => {
    const popup = await world.popup(await world.dapp('bare'));
    const text = await popup.shows(/could not/i);
    assert.doesNotMatch(text, /no active allowances/i);
    assert.ok(await popup.page.$('.notice.bad'));
    await world.screenshot(popup.page, 'popup-unreadable');
  });

  it('still asks, and says that it could not ask the chain', async () => {
    const dapp = await world.dapp('bare');
    const outcome = dapp.act('permit2Single', {});
    const prompt = await world.prompt();
    await prompt.shows(/could not/i);
    await prompt.decide('refuse');
    assert.equal((await outcome).error?.code, 4001);
  });
});

/** One of each kind: eight allowances, two of them Permit2 pairs. */
async function grantEverything() {
  const { plain, tether, nft, multi, spender, permit2 } = world.chain.contracts;
  await send(plain, 'plain', 'approve', [spender, UNLIMITED]);
  await send(tether, 'plain', 'approve', [spender, 25_000_000n]);
  await send(plain, 'plain', 'approve', [permit2, UNLIMITED]);
  await send(nft, 'nft', 'approve', [stranger(), 1n]);
  await send(nft, 'nft', 'setApprovalForAll', [spender, true]);
  await send(multi, 'multi', 'setApprovalForAll', [spender, true]);
  await send(permit2, 'permit2', 'approve', [plain, spender, 2n ** 160n - 1n, IN_A_YEAR]);
  await send(permit2, 'permit2', 'approve', [tether, spender, 5_000_000n, IN_A_YEAR]);
}

/** Thirty allowances, seven of them Permit2 pairs. @returns {Promise<() => Promise<number>>} counts on the chain how many of them stand */
async function grantThirty() {
  const { plain, tether, nft, multi, spender, permit2 } = world.chain.contracts;
  const { client, abis } = world.chain;
  /** @param {number} at @returns {Address} */
  const app = (at) => `0x${(0xa000 + at).toString(16).padStart(40, '0')}`;
  /** @type {[Address, keyof Contracts, string, unknown[], string, unknown[], (value: any) => boolean][]} */
  const grants = [
    [nft, 'nft', 'approve', [stranger(), 1n], 'getApproved', [1n], (value) => BigInt(value) > 0n],
    [nft, 'nft', 'setApprovalForAll', [spender, true], 'isApprovedForAll', [world.user, spender], Boolean],
    [multi, 'multi', 'setApprovalForAll', [spender, true], 'isApprovedForAll', [world.user, spender], Boolean],
  ];
  for (let at = 0; at < 20; at += 1) {
    const token = at % 2 ? plain : tether;
    grants.push([token, 'plain', 'approve', [app(at), BigInt(at + 1)], 'allowance', [world.user, app(at)], (value) => value > 0n]);
  }
  for (let at = 0; at < 7; at += 1) {
    const pair = [plain, app(at)];
    grants.push([permit2, 'permit2', 'approve', [...pair, 5n, IN_A_YEAR], 'allowance', [world.user, ...pair], ([amount]) => amount > 0n]);
  }
  for (const [address, abi, functionName, args] of grants) await send(address, abi, functionName, args);
  const stand = async () => {
    const values = await Promise.all(grants.map(([address, abi, , , functionName, args]) =>
      client.readContract({ address, abi: abis[abi], functionName, args })));
    return grants.filter(([, , , , , , stands], at) => stands(values[at])).length;
  };
  assert.equal(await stand(), 30);
  return stand;
}

/** What still stands of {@link grantEverything}, read from the chain. */
async function standing() {
  const { plain, tether, nft, multi, spender, permit2 } = world.chain.contracts;
  const { user } = world;
  const zero = '0x0000000000000000000000000000000000000000';
  /** @type {[string, Address, keyof Contracts, string, unknown[], (value: any) => boolean][]} */
  const reads = [
    ['plain', plain, 'plain', 'allowance', [user, spender], (value) => value > 0n],
    ['tether', tether, 'plain', 'allowance', [user, spender], (value) => value > 0n],
    ['plain to Permit2', plain, 'plain', 'allowance', [user, permit2], (value) => value > 0n],
    ['picture', nft, 'nft', 'getApproved', [1n], (value) => value !== zero],
    ['pictures', nft, 'nft', 'isApprovedForAll', [user, spender], Boolean],
    ['badges', multi, 'multi', 'isApprovedForAll', [user, spender], Boolean],
    ['Permit2 plain', permit2, 'permit2', 'allowance', [user, plain, spender], ([amount]) => amount > 0n],
    ['Permit2 tether', permit2, 'permit2', 'allowance', [user, tether, spender], ([amount]) => amount > 0n],
  ];
  const { client, abis } = world.chain;
  const values = await Promise.all(
    reads.map(([, address, abi, functionName, args]) => client.readContract({ address, abi: abis[abi], functionName, args })),
  );
  return reads.flatMap(([name, , , , , stands], at) => (stands(values[at]) ? [name] : []));
}

/** @param {Address} address @param {keyof Contracts} abi @param {string} functionName @param {unknown[]} args */
async function send(address, abi, functionName, args) {
  const { client, abis } = world.chain;
  const request = { account: world.user, chain: client.chain, address, abi: abis[abi], functionName, args };
  const { status } = await receiptOf(client, await client.writeContract(request));
  assert.equal(status, 'success');
}

const stranger = () => /** @type {Address} */ (world.chain.accounts[2]?.address.toLowerCase());

/** @returns {Record<keyof Contracts, string>} */
const lower = () =>
  /** @type {any} */ (Object.fromEntries(Object.entries(world.chain.contracts).map(([name, at]) => [name, at.toLowerCase()])));
