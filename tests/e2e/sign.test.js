// Every kind of permit in each library: shown, signed, and then used on chain by another account; and operators.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { receiptOf } from '../chain/receipt.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => {
  world = await World.start();
  const { permit2, plain, tether, dai } = world.chain.contracts;
  // The tokens' own leave to Permit2, given before and without the browser.
  for (const address of [plain, tether, dai]) await asUser(address, 'plain', 'approve', [permit2, 2n ** 256n - 1n]);
});
after(() => world?.stop());
afterEach(() => world.tidy());

/** What is signed, and how it is used. @type {readonly [string, string, object][]} */
const PERMITS = [
  ['an EIP-2612 permit', 'permit2612', {}],
  ['a Dai permit', 'daiPermit', {}],
  ['a Permit2 single, used by a contract', 'permit2Single', {}],
  ['a Permit2 single, used by an account', 'permit2Single', { spender: 'relayer' }],
  ['a Permit2 batch of three tokens', 'permit2Batch', {}],
  ['a Permit2 batch, used by an account', 'permit2Batch', { spender: 'relayer' }],
  ['a Permit2 transfer', 'permitTransferFrom', {}],
  ['a Permit2 transfer, used by an account', 'permitTransferFrom', { spender: 'relayer' }],
];

for (const library of /** @type {const} */ (['viem', 'ethers', 'bare'])) {
  describe(library, () => {
    for (const [what, action, choice] of PERMITS) {
      it(`signs ${what}: the contracts accept it`, async () => {
        const dapp = await world.dapp(library);
        const outcome = dapp.act(action, choice);
        const prompt = await world.prompt();
        await prompt.decide('continue');
        const { signature, receiptStatus, error } = await outcome;
        assert.deepEqual({ receiptStatus, error }, { receiptStatus: 'success', error: undefined });
        const asked = await world.wallet.asked();
        assert.deepEqual(asked.map(({ method, answer }) => [method, answer?.result]), [['eth_signTypedData_v4', signature]]);
      });
    }

    for (const token of /** @type {const} */ (['nft', 'multi'])) {
      it(`gives an operator all of ${token}`, async () => {
        const { spender } = world.chain.contracts;
        const dapp = await world.dapp(library);
        const outcome = dapp.act('setApprovalForAll', token, 'spender', true);
        const prompt = await world.prompt();
        await prompt.decide('continue');
        assert.equal((await outcome).receiptStatus, 'success');
        const { client, contracts, abis } = world.chain;
        const args = [world.user, spender];
        const address = contracts[token];
        assert.equal(await client.readContract({ address, abi: abis[token], functionName: 'isApprovedForAll', args }), true);
        await asUser(address, token, 'setApprovalForAll', [spender, false]);
      });
    }

    it('refuses a Permit2 batch before the wallet sees it', async () => {
      const dapp = await world.dapp(library);
      const outcome = dapp.act('permit2Batch', { spender: 'relayer' });
      const prompt = await world.prompt();
      await prompt.decide('refuse');
      assert.equal((await outcome).error?.code, 4001);
      assert.deepEqual(await world.wallet.asked(), []);
    });
  });
}

/**
 * Sends from the user's account past the browser.
 * @param {`0x${string}`} address @param {keyof import('../chain/deploy.js').Abis} abi @param {string} functionName @param {unknown[]} args
 */
async function asUser(address, abi, functionName, args) {
  const { client, abis } = world.chain;
  const hash = await client.writeContract({
    account: world.user, chain: client.chain, address, abi: abis[abi], functionName, args,
  });
  await receiptOf(client, hash);
}
