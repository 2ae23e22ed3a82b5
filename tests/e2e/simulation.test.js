// What would happen is shown while the prompt is open, marked as a simulation, beside what was read.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { encodeFunctionData, parseAbi } from 'viem';
import { approve, message, transaction } from './harness/requests.js';
import { World } from './harness/world.js';

/** @typedef {import('./harness/requests.js').Request} Request */

const pull = parseAbi(['function pull(address token, address from, uint256 amount)']);

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

/** @param {Request} request @returns {Promise<import('./harness/prompt.js').Prompt & {outcome: Promise<any>}>} */
async function asked({ method, params }) {
  const dapp = await world.dapp('bare');
  const outcome = dapp.request(method, params);
  return Object.assign(await world.prompt(), { outcome });
}

const taken = (/** @type {bigint} */ amount) => {
  const { plain, spender } = world.chain.contracts;
  const data = encodeFunctionData({ abi: pull, functionName: 'pull', args: [plain, world.user, amount] });
  return transaction(world.user, spender, data);
};

it('an approval does what it says', async () => {
  const { plain: token, spender } = world.chain.contracts;
  const prompt = await asked(approve({ from: world.user, token, spender, amount: 25_000_000n }));
  const text = await prompt.shows(/Simulation: if it were sent now/, /may take 25 \w+/);
  assert.doesNotMatch(text, /which the request itself does not say/);
  await prompt.decide('refuse');
  assert.equal((await prompt.outcome).error.code, 4001);
});

it('a batch is played as a whole', async () => {
  const { plain, dai, spender } = world.chain.contracts;
  const calls = [plain, dai].map((to) => {
    const [{ data }] = approve({ from: world.user, token: to, spender, amount: 1_000_000n }).params;
    return { to, data };
  });
  const prompt = await asked({ method: 'wallet_sendCalls', params: [{ version: '2.0.0', from: world.user, chainId: '0x7a69', atomicRequired: false, calls }] });
  await prompt.shows(/Simulation: if it were sent now/);
  assert.equal((await prompt.page.$$('.simulation li')).length, 2);
  await prompt.decide('refuse');
  await prompt.outcome;
});

it('what a call that cannot be read takes is seen, and is a finding', async () => {
  const { plain, spender } = world.chain.contracts;
  const { client, abis } = world.chain;
  const snapshot = await client.snapshot();
  const { params: [before] } = approve({ from: world.user, token: plain, spender, amount: 9_000_000n });
  await client.request(/** @type {any} */ ({ method: 'eth_sendTransaction', params: [before] }));
  await client.mine({ blocks: 1 });
  const allowed = await client.readContract({ address: plain, abi: abis.plain, functionName: 'allowance', args: [world.user, spender] });
  assert.equal(allowed, 9_000_000n);
  const prompt = await asked(taken(3_000_000n));
  await prompt.shows(/Simulation: if it were sent now/, /In a simulation 3 \w+ leaves your account/);
  assert.ok(await prompt.page.$('[data-rule="simulation-moves"]'));
  // What is left of the allowance is none that it gives.
  assert.equal(await prompt.page.$('[data-rule="simulation-allows"]'), null);
  await prompt.decide('refuse');
  await prompt.outcome;
  await client.revert({ id: snapshot });
});

it('a call that would fail is said to', async () => {
  const prompt = await asked(taken(5n));
  await prompt.shows(/It fails, and nothing changes but the fee/, /In a simulation this fails/);
  await prompt.decide('refuse');
  await prompt.outcome;
});

it('a signature is none', async () => {
  const prompt = await asked(message(world.user, `0x${'ab'.repeat(32)}`));
  assert.doesNotMatch(await prompt.shows(/./), /Simulation/);
  await prompt.decide('refuse');
  await prompt.outcome;
});
