// Signatures that nobody used yet: listed with what they could take, told from those that were used, and cancelled.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { parseSignature } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { Dashboard } from './harness/dashboard.js';
import { plain as readable } from './harness/text.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
/** @type {import('./harness/dapp.js').Dapp} */
let dapp;
before(async () => {
  world = await World.start();
  dapp = await world.dapp('viem');
});
after(() => world?.stop());

const fields = (/** @type {string} */ text) => text.split(',').map((field) => {
  const [type, name] = field.split(' ');
  return { name, type };
});
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

/** Has the page ask for a signature, which is continued and not used. @param {object} data @returns {Promise<`0x${string}`>} */
async function sign(data) {
  const answer = dapp.request('eth_signTypedData_v4', [world.user, JSON.stringify(data)]);
  await (await world.prompt()).decide('continue');
  const { result, error } = await answer;
  assert.equal(error, undefined);
  return result;
}

const domainType = (/** @type {string} */ members) => ({ EIP712Domain: fields(members) });

/** An EIP-2612 permit for the user's next nonce. */
async function permit() {
  const { client, contracts: { plain, spender }, abis } = world.chain;
  const nonce = await client.readContract({ address: plain, abi: abis.plain, functionName: 'nonces', args: [world.user] });
  const message = { owner: world.user, spender, value: '25000000', nonce: String(nonce), deadline: String(inAnHour) };
  const signature = await sign({
    types: { ...domainType('string name,string version,uint256 chainId,address verifyingContract'), Permit: fields('address owner,address spender,uint256 value,uint256 nonce,uint256 deadline') },
    primaryType: 'Permit', message,
    domain: { name: 'Plain Dollar', version: '1', chainId: client.chain.id, verifyingContract: plain },
  });
  const { r, s, yParity } = parseSignature(signature);
  return client.simulateContract.bind(client, /** @type {any} */ ({
    account: spender, address: plain, abi: abis.plain, functionName: 'permit',
    args: [world.user, spender, 25_000_000n, BigInt(inAnHour), 27 + yParity, r, s],
  }));
}

/** A Permit2 signature transfer. @param {bigint} nonce */
async function transfer(nonce) {
  const { client, contracts: { plain, permit2, spender }, abis } = world.chain;
  const signature = await sign({
    types: { ...domainType('string name,uint256 chainId,address verifyingContract'),
      PermitTransferFrom: fields('TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline'), TokenPermissions: fields('address token,uint256 amount') },
    primaryType: 'PermitTransferFrom', message: { permitted: { token: plain, amount: '7000000' }, spender, nonce: String(nonce), deadline: String(inAnHour) },
    domain: { name: 'Permit2', chainId: client.chain.id, verifyingContract: permit2 },
  });
  const permitted = { permitted: { token: plain, amount: 7_000_000n }, nonce, deadline: BigInt(inAnHour) };
  return client.simulateContract.bind(client, /** @type {any} */ ({
    account: spender, address: permit2, abi: abis.permit2, functionName: 'permitTransferFrom',
    args: [permitted, { to: spender, requestedAmount: 7_000_000n }, world.user, signature],
  }));
}

/** A Permit2 allowance without limit, for an ordinary account, that was signed where nothing guarded, by viem with the user's own key. */
async function signElsewhere() {
  const { client, contracts: { plain, permit2 }, accounts: [user, thief], abis } = world.chain;
  const details = { token: plain, amount: 2n ** 160n - 1n, expiration: inAnHour, nonce: 0 };
  const data = {
    types: { PermitSingle: fields('PermitDetails details,address spender,uint256 sigDeadline'), PermitDetails: fields('address token,uint160 amount,uint48 expiration,uint48 nonce') },
    primaryType: 'PermitSingle', message: { details, spender: thief?.address, sigDeadline: BigInt(inAnHour) },
    domain: { name: 'Permit2', chainId: client.chain.id, verifyingContract: permit2 },
  };
  const signature = await privateKeyToAccount(/** @type {any} */ (user).privateKey).signTypedData(/** @type {any} */ (data));
  const use = client.simulateContract.bind(client, /** @type {any} */ ({
    account: thief?.address, address: permit2, abi: abis.permit2, functionName: 'permit', args: [world.user, data.message, signature],
  }));
  const types = { ...domainType('string name,uint256 chainId,address verifyingContract'), ...data.types };
  return { use, text: JSON.stringify({ ...data, types }, (_, value) => (typeof value === 'bigint' ? String(value) : value), 2) };
}

/** Pastes it as what this account signed, and says what the page answers. @param {Dashboard} dashboard @param {string} text @param {string} account */
async function paste({ page }, text, account) {
  for (const [field, value] of [['text', text], ['account', account]]) await page.$eval(`#paste-${field}`, (input, typed) => { /** @type {HTMLInputElement} */ (input).value = typed; }, value);
  await page.click('#paste button[type=submit]');
  let said = '';
  await until(async () => (said = await page.$$eval('#paste :is(.problem, [role=status])', (all) => all.map((one) => one.textContent).join(''))), 'answer to the paste');
  return said;
}

/** The number on the toolbar, once it is so. @param {Dashboard} dashboard @param {string} text */
async function badge({ page }, text) {
  let found = '';
  await until(async () => (found = await page.evaluate(() => chrome.action.getBadgeText({}))) === text, () => `badge "${text}" instead of "${found}"`);
}

/** The lines of the journal, by state, once they are these. @param {Dashboard} dashboard @param {string[]} states @returns {Promise<{state: string, text: string}[]>} */
async function shows({ page }, states) {
  /** @type {{state: string, text: string}[]} */
  let lines = [];
  await until(async () => {
    lines = await page.$$eval('#signatures .given-line', (all) => all.map((line) => ({ state: /** @type {HTMLElement} */ (line).dataset['state'] ?? '', text: line.textContent ?? '' })));
    return lines.map(({ state }) => state).sort().join() === [...states].sort().join();
  }, () => `signatures that are ${states.join()} in ${JSON.stringify(lines)}`);
  return lines.map(({ state, text }) => ({ state, text: readable(text) }));
}

/** Cancels the signature whose line says this. @param {Dashboard} dashboard @param {string} said */
async function cancel(dashboard, said) {
  const { page } = dashboard;
  if (await page.$('#dismiss')) {
    await page.click('#dismiss');
    await until(async () => !(await page.$('.run')), 'end of the finished run');
  }
  await until(() => page.$$eval('#signatures .given-line', (lines, text) => {
    const line = lines.find((one) => one.textContent?.replace(/[\u2066-\u2069\u202f\u00a0]/g, ' ').includes(text));
    const press = /** @type {HTMLButtonElement | null} */ (line?.querySelector('[data-act=cancel]:not([disabled])') ?? null);
    press?.click();
    return press !== null;
  }, said), `enabled button to cancel ${said}`);
  assert.deepEqual((await dashboard.finished()).map(({ state }) => state), ['done']);
}

it('lists what was signed, tells what was used, and cancels the rest', async () => {
  const { client, contracts: { plain, permit2 }, abis } = world.chain;
  await client.writeContract({ account: world.user, chain: client.chain, address: plain, abi: abis.plain, functionName: 'approve', args: [permit2, 5_000_000n] });
  const used = dapp.act('permit2612', {});
  await (await world.prompt()).decide('continue');
  assert.equal((await used).receiptStatus, 'success');
  const usesPermit = await permit();
  const usesTransfer = await transfer(300n);
  await usesPermit();

  const dashboard = await Dashboard.open(world.launched);
  await dashboard.page.click('#tab-signatures');
  await dashboard.page.evaluate(() => document.querySelector('#refresh') && /** @type {HTMLButtonElement} */ (document.querySelector('#refresh')).click());
  const lines = await shows(dashboard, ['used', 'unused', 'unused']);
  const open = lines.filter(({ state }) => state === 'unused').map(({ text }) => text);
  assert.ok(open.some((text) => /25 PUSD today/.test(text)), open.join('\n'));
  assert.ok(open.some((text) => /5 PUSD today/.test(text)), `what Permit2 may take: ${open.join('\n')}`);
  await world.screenshot(dashboard.page, 'journal');

  const popup = await world.popup(dapp);
  await popup.shows(/2 signatures of yours may still be used/);
  await world.screenshot(popup.page, 'journal-popup');
  await popup.page.close();

  await dashboard.page.bringToFront();
  await cancel(dashboard, '25 PUSD today');
  await shows(dashboard, ['used', 'cancelled', 'unused']);
  await assert.rejects(usesPermit(), /ERC2612InvalidSigner|reverted/);
  await cancel(dashboard, '5 PUSD today');
  await shows(dashboard, ['used', 'cancelled', 'cancelled']);
  await assert.rejects(usesTransfer(), /InvalidNonce|reverted/);
  await world.screenshot(dashboard.page, 'journal-after');

  const refused = dapp.request('eth_sendTransaction', [{ from: world.user, to: plain, data: `0x095ea7b3${permit2.slice(2).padStart(64, '0')}${'f'.repeat(64)}` }]);
  await (await world.prompt()).decide('refuse');
  assert.equal((await refused).error?.code, 4001);
  await dashboard.page.bringToFront();
  await dashboard.page.click('#tab-history');
  const entries = await dashboard.history(({ length }) => length === 6);
  assert.deepEqual(entries.map(({ deed }) => deed), ['refused', 'revoked', 'revoked', ...Array(3).fill('granted')]);
  assert.match(entries[0]?.text ?? '', /PUSD.*without limit/s);
  await world.screenshot(dashboard.page, 'history');
});

it('takes what was signed elsewhere: lists it once, counts it on the toolbar, and cancels it on the chain', async () => {
  const { client, contracts: { plain, permit2 }, accounts: [, thief], abis } = world.chain;
  const dashboard = await Dashboard.open(world.launched);
  await dashboard.page.click('#tab-signatures');
  await dashboard.page.click('#paste > summary');
  const { use, text } = await signElsewhere();
  await use();

  assert.match(await paste(dashboard, text.slice(1), world.user), /not JSON/);
  assert.match(await paste(dashboard, text.replace('"amount": "', '"amount": "0.'), world.user), /number/);
  assert.match(await paste(dashboard, JSON.stringify({ method: 'eth_signTypedData_v4', params: [thief?.address, text] }), world.user), /another account/);
  await shows(dashboard, ['used', 'cancelled', 'cancelled']);
  assert.match(await paste(dashboard, text, world.user), /in the list now/);
  assert.match(await paste(dashboard, text, world.user), /in the list already/);
  const lines = await shows(dashboard, ['used', 'cancelled', 'cancelled', 'unused']);
  assert.match(lines.find(({ state }) => state === 'unused')?.text ?? '', /Made elsewhere.*5 PUSD today/s);
  await badge(dashboard, '1');
  await world.screenshot(dashboard.page, 'journal-pasted');

  await cancel(dashboard, '5 PUSD today');
  await shows(dashboard, ['used', 'cancelled', 'cancelled', 'cancelled']);
  await badge(dashboard, '');
  await assert.rejects(use(), /InvalidNonce|reverted/);
  const [, , nonce] = /** @type {any} */ (await client.readContract({ address: permit2, abi: abis.permit2, functionName: 'allowance', args: [world.user, plain, thief?.address] }));
  assert.equal(nonce, 1);
  // No explorer is known of this chain: the hash is there to copy.
  assert.match(await dashboard.page.$eval('.run .sent', (sent) => /** @type {HTMLElement} */ (sent).title), /^0x[0-9a-f]{64}$/);
});
