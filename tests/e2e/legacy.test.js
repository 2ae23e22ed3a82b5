// The older ways to call a provider, and arrays.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { approve, message } from './harness/requests.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

/** @param {string} name @param {string} payload JavaScript */
const called = (name, payload) => `new Promise((resolve, reject) =>
  ethereum.${name}(${payload}, (error, response) => (error ? reject(error) : resolve(response))))`;

/** @type {Record<string, (json: string) => string>} */
const WAYS = {
  'request()': (json) => `ethereum.request(${json})`,
  'send(method, params)': (json) => `ethereum.send(${json}.method, ${json}.params).then(({ result }) => result)`,
  'send(payload, callback)': (json) => `${called('send', json)}.then(({ result }) => result)`,
  'sendAsync(payload, callback)': (json) => `${called('sendAsync', json)}.then(({ result }) => result)`,
};

for (const [name, expression] of Object.entries(WAYS)) {
  it(`${name} waits for the person and gives the wallet's answer`, async () => {
    const dapp = await world.dapp('bare');
    const answer = dapp.run(expression(payload(1, unlimited())));
    await (await world.prompt()).decide('continue');
    assert.match((await answer).result, /^0x[0-9a-f]{64}$/);
    assert.equal((await world.wallet.asked()).length, 1);
  });

  it(`${name} fails with 4001 when the person refuses`, async () => {
    const dapp = await world.dapp('bare');
    const answer = dapp.run(expression(payload(1, unlimited())));
    await (await world.prompt()).decide('refuse');
    assert.equal((await answer).error?.code, 4001);
    assert.deepEqual(await world.wallet.asked(), []);
  });
}

it('send(payload) without a callback cannot ask, so it throws', async () => {
  const dapp = await world.dapp('bare');
  const { error } = await dapp.run(`ethereum.send(${payload(1, unlimited())})`);
  assert.equal(error?.code, 4200);
  assert.deepEqual(await world.wallet.asked(), []);
});

for (const name of ['send', 'sendAsync']) {
  it(`${name} of an array is one decision over all of it`, async () => {
    const dapp = await world.dapp('bare');
    const array = `[${payload(1, unlimited())}, ${payload(2, message(world.user, 'hello'))}]`;
    const answer = dapp.run(called(name, array));
    await (await world.prompt()).decide('continue');
    const { result, error } = await answer;
    assert.equal(error, undefined);
    assert.deepEqual(result.map((/** @type {any} */ one) => [one.id, typeof one.result]), [[1, 'string'], [2, 'string']]);
    assert.deepEqual((await world.wallet.asked()).map(({ method }) => method), ['eth_sendTransaction', 'personal_sign']);
  });

  it(`${name} of an array is refused as a whole`, async () => {
    const dapp = await world.dapp('bare');
    const array = `[${payload(1, message(world.user, 'hello'))}, ${payload(2, unlimited())}]`;
    const answer = dapp.run(called(name, array));
    await (await world.prompt()).decide('refuse');
    assert.equal((await answer).error?.code, 4001);
    assert.deepEqual(await world.wallet.asked(), []);
  });
}

it('an array of reads passes at once', async () => {
  const dapp = await world.dapp('bare');
  const reads = '[{"id":1,"jsonrpc":"2.0","method":"eth_chainId","params":[]},{"id":2,"jsonrpc":"2.0","method":"eth_accounts","params":[]}]';
  const { result } = await dapp.run(called('sendAsync', reads));
  assert.deepEqual(result.map((/** @type {any} */ one) => one.id), [1, 2]);
});

/** An approval without limit, which is worth a question in any case. */
function unlimited() {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount: 2n ** 256n - 1n });
}

/** @param {number} id @param {import('./harness/requests.js').Request} request */
function payload(id, request) {
  return JSON.stringify({ id, jsonrpc: '2.0', ...request });
}
