// The background falls asleep by itself while a person thinks: nobody kills it, and no debugger keeps it awake.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { approve } from './harness/requests.js';
import { until, within } from './harness/wait.js';
import { World } from './harness/world.js';

/** Longer than a browser lets a background without an event be awake, in ms. */
const ASLEEP_MS = 90_000;

/** @type {World} */
let world;
before(async () => { world = await World.start({ sleepy: true }); });
after(() => world?.stop());

it('asleep by itself, it is woken and asks the same again', async () => {
  const dapp = await world.dapp('bare');
  const { plain: token, spender } = world.chain.contracts;
  const request = approve({ from: world.user, token, spender, amount: 1n });
  const answer = dapp.page.evaluate(`ethereum.request(${JSON.stringify(request)})`);
  const prompt = await world.prompt();
  const revision = async () => Number(await prompt.page.evaluate(`chrome.storage.session.get(null).then((all) =>
    Object.entries(all).find(([key]) => key.startsWith('held/'))?.[1].revision)`));
  await prompt.armed('continue');
  // The prompt keeps the background awake, unless the browser holds its timers back.
  await prompt.page.evaluate('for (let id = 1; id < 1000; id += 1) clearInterval(id)');
  await prompt.shows(/PUSD/);
  const before = await revision();
  // Each life judges anew what it is asked again.
  await until(async () => (await revision()) > before, 'second life of the background', ASLEEP_MS);
  await prompt.shows(/PUSD/);
  await prompt.decide('continue');
  assert.match(String(await within(answer, 'answer')), /^0x[0-9a-f]{64}$/);
  assert.equal((await world.wallet.asked()).length, 1);
});
