// "Always allow this here": the same request needs nobody the next time, until the person takes it back.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

it('lets the same through without asking, up to the amount, at this site, until it is taken back', async () => {
  const dapp = await world.dapp('bare');
  const ask = (/** @type {string} */ amount) => dapp.act('approve', 'plain', 'spender', amount);

  const first = ask('25000000');
  const prompt = await world.prompt();
  await prompt.shows(/up to 25 PUSD/);
  await prompt.always();
  assert.equal((await first).receiptStatus, 'success');

  assert.equal((await ask('24000000')).receiptStatus, 'success', 'less than before');
  assert.equal(await world.hasPrompt(), false);

  const more = ask('26000000');
  await (await world.prompt()).decide('refuse');
  assert.equal((await more).error?.code, 4001);

  const elsewhere = await world.dapp('bare', { site: world.siteOf('elsewhere') });
  const other = elsewhere.act('approve', 'plain', 'spender', '1');
  await (await world.prompt()).decide('refuse');
  assert.equal((await other).error?.code, 4001);

  const popup = await world.popup(dapp);
  await popup.page.waitForSelector('.trusted li');
  // The list grows while chains are read, so that a place on the page may be another one a moment later.
  await popup.page.$eval('.trusted .button', (button) => /** @type {HTMLElement} */ (button).click());
  await until(async () => !(await popup.page.$('.trusted')), 'the list without it');
  await popup.page.close();

  await dapp.page.bringToFront();
  const again = ask('1');
  await (await world.prompt()).decide('refuse');
  assert.equal((await again).error?.code, 4001);
});

it('is not offered for what is without limit to an account, nor for a collection', async () => {
  const dapp = await world.dapp('bare');
  const stolen = dapp.act('approve', 'plain', 'relayer', String(2n ** 256n - 1n));
  const prompt = await world.prompt();
  await prompt.armed('refuse');
  assert.equal(await prompt.page.$('#always'), null);
  await prompt.decide('refuse');
  assert.equal((await stolen).error?.code, 4001);
});
