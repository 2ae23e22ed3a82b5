// An approval in each library: continued, refused, and the window closed.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

const AMOUNT = 25_000_000n;

for (const library of /** @type {const} */ (['viem', 'ethers', 'bare'])) {
  describe(library, () => {
    it('approves exactly what was shown', async () => {
      const { plain, spender } = world.chain.contracts;
      const dapp = await world.dapp(library);
      const outcome = dapp.act('approve', 'plain', 'spender', String(AMOUNT));
      const prompt = await world.prompt();
      assert.deepEqual(await world.wallet.asked(), [], 'the wallet has seen nothing yet');
      await prompt.decide('continue');
      assert.equal((await outcome).receiptStatus, 'success');
      const [sent, ...more] = await world.wallet.asked();
      assert.equal(more.length, 0);
      assert.equal(sent?.origin, world.site);
      const [transaction] = /** @type {any} */ (sent?.params);
      assert.equal(transaction.to.toLowerCase(), plain.toLowerCase());
      assert.equal(await allowance(plain, spender), AMOUNT);
    });

    for (const [how, act] of /** @type {const} */ ([['refuses', 'refuse'], ['closes the window', 'close']])) {
      it(`gives the page error 4001 when the person ${how}`, async () => {
        const dapp = await world.dapp(library);
        const outcome = dapp.act('approve', 'tether', 'spender', '1');
        const prompt = await world.prompt();
        await (act === 'refuse' ? prompt.decide('refuse') : prompt.dismiss());
        assert.equal((await outcome).error?.code, 4001);
        assert.deepEqual(await world.wallet.asked(), [], 'the wallet never saw it');
      });
    }
  });
}

/** @param {`0x${string}`} token @param {`0x${string}`} spender */
const allowance = (token, spender) =>
  world.chain.client.readContract({
    address: token, abi: world.chain.abis.plain, functionName: 'allowance', args: [world.user, spender],
  });
