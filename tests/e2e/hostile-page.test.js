// Pages that change what they asked for, or where they are, while the person reads.
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

/** JavaScript over `shown` and `hidden` (two requests), with the promise of the answer as its value. */
const TRICKS = {
  'changes its object after the call': `(() => {
    const answer = ethereum.request(shown);
    shown.params[0].data = hidden.params[0].data;
    shown.params = hidden.params;
    window.later = setInterval(() => { shown.params[0].data = hidden.params[0].data; }, 5);
    return answer;
  })()`,
  'gives other params at the second reading': `(() => {
    let reads = 0;
    return ethereum.request({ method: shown.method, get params() { return reads++ ? hidden.params : shown.params; } });
  })()`,
  'gives another method at the second reading': `(() => {
    let reads = 0;
    return ethereum.request({ params: shown.params, get method() { return reads++ ? 'eth_chainId' : shown.method; } });
  })()`,
  'hides other calldata behind a Proxy': `(() => {
    let reads = 0;
    const params = [new Proxy(shown.params[0], {
      get: (target, key) => (key === 'data' && reads++ ? hidden.params[0].data : target[key]),
    })];
    return ethereum.request({ method: shown.method, params });
  })()`,
  'writes itself differently with toJSON': `(() => {
    let writes = 0;
    const transaction = { ...hidden.params[0], toJSON: () => (writes++ ? hidden.params[0] : shown.params[0]) };
    return ethereum.request({ method: shown.method, params: [transaction] });
  })()`,
  'has poisoned JSON and Promise': `(() => {
    JSON.parse = () => hidden;
    JSON.stringify = () => '{"method":"eth_chainId"}';
    const answer = ethereum.request(shown);
    return answer;
  })()`,
};

for (const [trick, script] of Object.entries(TRICKS)) {
  it(`what was judged is what the wallet gets: a page that ${trick}`, async () => {
    const dapp = await world.dapp('bare');
    const shown = allow(7_000_001n);
    const hidden = allow(2n ** 256n - 1n);
    const answer = dapp.run(`((shown, hidden) => ${script})(${JSON.stringify(shown)}, ${JSON.stringify(hidden)})`);
    const prompt = await world.prompt();
    await prompt.shows(/7[.,]000001/);
    await prompt.decide('continue');
    assert.match((await answer).result, /^0x[0-9a-f]{64}$/);
    const asked = await world.wallet.asked();
    assert.deepEqual(asked.map(({ params }) => /** @type {any} */ (params)[0].data), [shown.params[0].data]);
  });
}

it('a chain that changes while the prompt is open refuses the request', async () => {
  const dapp = await world.dapp('bare');
  const { method, params } = allow(1n);
  const answer = dapp.request(method, params);
  const prompt = await world.prompt();
  await world.wallet.setChain('0x1');
  try {
    await prompt.decide('continue');
    const { error } = await answer;
    assert.equal(error?.code, 4001);
    assert.match(error?.message ?? '', /changed/);
    assert.deepEqual(await world.wallet.asked(), []);
  } finally {
    await world.wallet.setChain('0x7a69');
  }
});

it('an account that changes while the prompt is open refuses the request', async () => {
  const dapp = await world.dapp('bare');
  const { method, params } = allow(1n);
  const answer = dapp.request(method, params);
  const prompt = await world.prompt();
  await world.wallet.setAccount(3);
  try {
    await prompt.decide('continue');
    assert.equal((await answer).error?.code, 4001);
    assert.deepEqual(await world.wallet.asked(), []);
  } finally {
    await world.wallet.setAccount(0);
  }
});

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
