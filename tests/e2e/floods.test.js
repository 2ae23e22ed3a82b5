// A site that asks too much: the person sees one window with a few requests, and has the last word on the site.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { approve } from './harness/requests.js';
import { waitForClose } from './harness/windows.js';
import { World } from './harness/world.js';

/** @typedef {import('./harness/dapp.js').Dapp} Dapp */

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

/** @param {number} amount */
const approval = (amount) =>
  approve({ from: world.user, token: world.chain.contracts.plain, spender: world.chain.contracts.spender, amount: BigInt(amount) });

/** Asks, and does not wait. @param {Dapp} dapp @param {number} amount */
function ask(dapp, amount) {
  const { method, params } = approval(amount);
  return dapp.request(method, params);
}

/**
 * Asks for many approvals at once, each of its own amount.
 * @param {Dapp} dapp @param {number} count
 * @returns {Promise<import('./harness/dapp.js').Answer>} how many ended with which code
 */
function flood(dapp, count) {
  const one = approval(1);
  return dapp.run(`(async () => {
    const { method, params: [{ from, to, data }] } = ${JSON.stringify(one)};
    const asked = Array.from({ length: ${count} }, (_, at) => {
      const amount = (at + 1).toString(16).padStart(8, '0');
      return ethereum.request({ method, params: [{ from, to, data: data.slice(0, -8) + amount }] });
    });
    window.codes = {};
    await Promise.all(asked.map((one) => one.then(() => 'done', ({ code }) => code).then((end) => { codes[end] = (codes[end] ?? 0) + 1; })));
    return codes;
  })()`);
}

it('10,000 requests: one window, a few shown, the rest refused, and other sites are asked about', async () => {
  const dapp = await world.dapp('bare');
  const other = await world.dapp('viem', { site: world.siteOf('patient') });
  const codes = flood(dapp, 10_000);
  const prompt = await world.prompt();
  await prompt.shows(/1 of 12 from this site/, /9,988 more requests of this site were refused/);
  await world.screenshot(prompt.page, 'prompt-flood');
  assert.deepEqual(await dapp.page.evaluate('codes'), { '-32005': 9988 });
  const patient = ask(other, 7);
  await prompt.shows(/1 of 12 from this site/);
  const pages = await world.launched.browser.pages();
  const prompts = await Promise.all(pages.map((page) => page.evaluate('location.href').catch(() => '')));
  assert.equal(prompts.filter((address) => String(address).endsWith('/prompt.html')).length, 1);

  await prompt.mute();
  assert.deepEqual((await codes).result, { '-32005': 9988, 4001: 12 });
  await prompt.shows(/PUSD/);
  await prompt.decide('continue');
  assert.match((await patient).result, /^0x[0-9a-f]{64}$/);
});

it('the same request twice waits once: one click, one transaction', async () => {
  const dapp = await world.dapp('bare');
  const first = ask(dapp, 1);
  const prompt = await world.prompt();
  const second = await ask(dapp, 1);
  assert.equal(second.error?.code, -32002);
  await prompt.decide('continue');
  assert.match((await first).result, /^0x[0-9a-f]{64}$/);
  assert.equal((await world.wallet.asked()).length, 1);
});

it('three refusals: the site is refused without asking for a while, and no other site is', async () => {
  const dapp = await world.dapp('bare');
  for (const amount of [1, 2, 3]) {
    const answer = ask(dapp, amount);
    const prompt = await world.prompt();
    await prompt.decide('refuse');
    assert.equal((await answer).error?.code, 4001);
  }
  const { error } = await ask(dapp, 4);
  assert.equal(error?.code, -32005);
  assert.match(error?.message ?? '', /several times/);
  assert.equal(await world.hasPrompt(), false);
  await world.tidy();
  const other = await world.dapp('bare');
  const answer = ask(other, 5);
  const prompt = await world.prompt();
  await prompt.decide('continue');
  assert.match((await answer).result, /^0x[0-9a-f]{64}$/);
});

it('a muted site is refused without asking, until the person takes it back', async () => {
  const dapp = await world.dapp('bare');
  const answer = ask(dapp, 1);
  const prompt = await world.prompt();
  await prompt.mute();
  await waitForClose(prompt.page);
  assert.equal((await answer).error?.code, 4001);
  const { error } = await ask(dapp, 2);
  assert.match(error?.message ?? '', /muted/);
  assert.equal(await world.hasPrompt(), false);

  const popup = await world.popup(dapp);
  await popup.shows(/You muted/, new RegExp(new URL(world.site).host));
  await world.screenshot(popup.page, 'popup-muted');
  await popup.unmute(world.site);
  await popup.close();
  const again = ask(dapp, 3);
  await (await world.prompt()).decide('continue');
  assert.match((await again).result, /^0x[0-9a-f]{64}$/);
});

it('a request that is too large is refused before it is sent', async () => {
  const dapp = await world.dapp('bare');
  const { error } = await dapp.run(`ethereum.request({ method: 'personal_sign', params: ['x'.repeat(5 * 2 ** 20)] })`);
  assert.equal(error?.code, -32600);
  assert.match(error?.message ?? '', /too large/);
});
