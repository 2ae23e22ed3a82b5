// Pages that leave while the person reads, or ask for several things. What they change meanwhile: tests/pages/hostile.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { approve } from './harness/requests.js';
import { waitForClose } from './harness/windows.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

it('a page that leaves takes its question with it', async () => {
  const dapp = await world.dapp('bare');
  const { method, params } = allow(1n);
  // Its answer never comes: the document that asked is gone.
  dapp.page.evaluate(`void ethereum.request(${JSON.stringify({ method, params })}).catch(() => {})`).catch(() => {});
  const prompt = await world.prompt();
  await dapp.page.goto(`${world.site}/viem.html`);
  await waitForClose(prompt.page);
  assert.deepEqual(await world.wallet.asked(), []);
});

it('a closed tab takes its question with it', async () => {
  const dapp = await world.dapp('bare');
  const { method, params } = allow(1n);
  dapp.page.evaluate(`void ethereum.request(${JSON.stringify({ method, params })}).catch(() => {})`).catch(() => {});
  const prompt = await world.prompt();
  await dapp.page.close();
  await waitForClose(prompt.page);
  assert.deepEqual(await world.wallet.asked(), []);
});

it('two requests are asked one after the other, and each gets its own answer', async () => {
  const dapp = await world.dapp('bare');
  const first = dapp.request('eth_sendTransaction', allow(1_000_001n).params);
  const prompt = await world.prompt();
  await prompt.shows(/1[.,]000001/);
  const second = dapp.request('eth_sendTransaction', allow(2_000_002n).params);
  await prompt.press('refuse');
  assert.equal((await first).error?.code, 4001);
  await prompt.shows(/2[.,]000002/);
  await prompt.decide('continue');
  assert.match((await second).result, /^0x/);
  const asked = await world.wallet.asked();
  assert.deepEqual(asked.map(({ params }) => /** @type {any} */ (params)[0].data), [allow(2_000_002n).params[0].data]);
});

/** An approval of PUSD, whose 6 decimals make the amount easy to see. @param {bigint} amount */
function allow(amount) {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount });
}
