// The prompt's own care: no decision by accident.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { World } from './harness/world.js';

/** How long Continue is not ready, at least: a delay that begins when the prompt shows a request. */
const DELAY_MS = 1200;

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

it('a click that comes at once does not continue', async () => {
  const dapp = await world.dapp('bare');
  for (let early = false; !early;) {
    const outcome = dapp.act('approve', 'plain', 'spender', '1');
    const prompt = await world.prompt();
    const opened = Number(await prompt.page.evaluate('performance.timeOrigin'));
    await prompt.click('continue');
    early = Date.now() < opened + DELAY_MS;
    if (early) {
      assert.deepEqual(await world.wallet.asked(), []);
      await prompt.decide('refuse');
      assert.equal((await outcome).error?.code, 4001);
    } else {
      // The machine was too slow for a click that comes at once.
      await prompt.dismiss().catch(() => {});
      await outcome;
    }
  }
});

it('a click does not continue what is critical, holding the button does', async () => {
  const dapp = await world.dapp('bare');
  const outcome = dapp.act('approve', 'plain', 'stranger', String(2n ** 256n - 1n));
  const prompt = await world.prompt();
  await prompt.shows(/critical/i);
  await prompt.armed('continue');
  await prompt.click('continue');
  assert.deepEqual(await world.wallet.asked(), []);
  await prompt.decide('continue');
  assert.equal((await outcome).receiptStatus, 'success');
  assert.equal((await world.wallet.asked()).length, 1);
});

it('Escape refuses', async () => {
  const dapp = await world.dapp('bare');
  const outcome = dapp.act('setApprovalForAll', 'nft', 'stranger', true);
  const prompt = await world.prompt();
  // The window closes under the key.
  await prompt.page.keyboard.press('Escape').catch(() => {});
  assert.equal((await outcome).error?.code, 4001);
  assert.deepEqual(await world.wallet.asked(), []);
});

it('shows who asks, with which account, on which chain, and the request itself', async () => {
  const dapp = await world.dapp('viem');
  const outcome = dapp.act('permit2Batch', { spender: 'relayer' });
  const prompt = await world.prompt();
  const text = await prompt.shows(/critical/i, /PUSD/, /SUSD/, /PDAI/);
  assert.ok(text.includes(new URL(world.site).port), 'the origin');
  // Whichever of the two names the page's wallet made itself known by first.
  assert.match(text, /Test Wallet|window\.ethereum/);
  const everything = await prompt.everything();
  for (const part of ['PermitBatch', 'sigDeadline', world.chain.contracts.permit2]) {
    assert.ok(everything.toLowerCase().includes(part.toLowerCase()), part);
  }
  await world.screenshot(prompt.page, 'prompt-critical');
  await prompt.decide('refuse');
  assert.equal((await outcome).error?.code, 4001);
});
