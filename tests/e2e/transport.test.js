// A page that speaks to the wallet's content script itself, past every hook in the page.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chosenBrowser } from './harness/browsers.js';
import { approve } from './harness/requests.js';
import { World } from './harness/world.js';

/** How the message is sent, as JavaScript over `message`. */
const WAYS = {
  'window.postMessage': 'window.postMessage(message, location.origin)',
  'a made-up MessageEvent':
    'window.dispatchEvent(new MessageEvent("message", {data: message, source: window, origin: location.origin}))',
  "another frame's postMessage": `{
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow.postMessage.call(window, message, '*');
  }`,
  'a made-up event whose data changes with each reading': `{
    const event = new MessageEvent("message", {source: window, origin: location.origin});
    let reads = 0;
    Object.defineProperty(event, 'data', { get: () => (reads++ ? message : {}) });
    window.dispatchEvent(event);
    window.postMessage(message, location.origin);
  }`,
  'a made-up event whose fields change with each reading': `{
    let reads = 0;
    const data = { get target() { return reads++ ? message.target : 'nobody'; }, data: message.data };
    window.dispatchEvent(new MessageEvent("message", {data, source: window, origin: location.origin}));
    window.postMessage(message, location.origin);
  }`,
  'a made-up event that cannot be read the first time': `{
    let reads = 0;
    const data = { get target() { if (!reads++) throw new Error('later'); return message.target; }, data: message.data };
    window.dispatchEvent(new MessageEvent("message", {data, source: window, origin: location.origin}));
    window.postMessage(message, location.origin);
  }`,
};
/** Payloads that no honest page sends, as JavaScript over `one`: each must be stopped, whatever is wrong with it. */
const ODD = {
  'an array that begins with null': { payload: '[null, one]', code: 4001, prompt: true },
  'a request that contains itself': { payload: 'Object.assign(one, { self: one })', code: -32600, prompt: false },
  'a request with a big integer': { payload: '({ ...one, extra: 1n })', code: -32600, prompt: false },
  'params that contain themselves': { payload: '(one.params.push(one.params), one)', code: -32600, prompt: false },
};
const CHANNELS = { data: ['metamask-contentscript', 'metamask-provider', 'metamask-inpage'] };

/** @type {World} */
let world;

describe('our id below the wallet\'s', () => {
  before(async () => { world = await World.start({ ids: 'first' }); });
  after(() => world?.stop());
  afterEach(() => world.tidy());

  for (const [name, send] of Object.entries(WAYS)) {
    it(`${name} is held, and refused without the wallet`, async () => {
      const dapp = await world.dapp('bare');
      const answer = dapp.run(posted(send, unlimited()));
      await (await world.prompt()).decide('refuse');
      assert.equal((await answer).result.error.code, 4001);
      assert.deepEqual(await world.wallet.asked(), []);
    });

    it(`${name} is forwarded exactly once`, async () => {
      const dapp = await world.dapp('bare');
      const answer = dapp.run(posted(send, unlimited()));
      await (await world.prompt()).decide('continue');
      assert.match((await answer).result.result, /^0x[0-9a-f]{64}$/);
      const asked = await world.wallet.asked();
      assert.deepEqual(asked.map(({ method }) => method), ['eth_sendTransaction']);
      assert.equal(/** @type {any} */ (asked[0]?.params)[0].data, unlimited().params[0].data);
    });
  }

  for (const [name, { payload, code, prompt }] of Object.entries(ODD)) {
    it(`${name} does not slip by`, async () => {
      const dapp = await world.dapp('bare');
      const answer = dapp.run(posted(WAYS['window.postMessage'], unlimited(), payload));
      if (prompt) await (await world.prompt()).decide('refuse');
      assert.equal((await answer).result.error.code, code);
      assert.deepEqual(await world.wallet.asked(), []);
    });
  }

  it('a second copy needs a decision of its own', async () => {
    const dapp = await world.dapp('bare');
    for (const decision of /** @type {const} */ (['continue', 'refuse'])) {
      const answer = dapp.run(posted(WAYS['window.postMessage'], unlimited()));
      await (await world.prompt()).decide(decision);
      await answer;
    }
    assert.equal((await world.wallet.asked()).length, 1);
  });

  it('reads over the same channel pass', async () => {
    const dapp = await world.dapp('bare');
    const { result } = await dapp.run(posted(WAYS['window.postMessage'], { method: 'eth_chainId', params: [] }));
    assert.equal(result.result, '0x7a69');
    assert.equal(await world.hasPrompt(), false);
  });
});

describe('our id above the wallet\'s', { skip: chosenBrowser() === 'firefox' && 'Firefox runs a capture listener first in any order' }, () => {
  before(async () => { world = await World.start({ ids: 'last' }); });
  after(() => world?.stop());
  afterEach(() => world.tidy());

  for (const [decision, count] of /** @type {const} */ ([['refuse', 0], ['continue', 1]])) {
    it(`the provider still waits for the person: ${decision}`, async () => {
      const dapp = await world.dapp('bare');
      const { method, params } = unlimited();
      const answer = dapp.request(method, params);
      const prompt = await world.prompt();
      assert.deepEqual(await world.wallet.asked(), []);
      await prompt.decide(decision);
      assert.equal((await answer).error?.code, decision === 'refuse' ? 4001 : undefined);
      assert.equal((await world.wallet.asked()).length, count);
    });
  }
});

function unlimited() {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount: 2n ** 256n - 1n });
}

/**
 * JavaScript that sends a request over the wallet's channel and resolves to the JSON-RPC answer.
 * @param {string} send @param {import('./harness/requests.js').Request} request
 * @param {string} [payload] JavaScript that makes the payload of the JSON-RPC request `one`
 */
function posted(send, request, payload = 'one') {
  const [toWallet, channel, toPage] = CHANNELS.data;
  return `new Promise((resolve) => {
    const id = crypto.randomUUID();
    addEventListener('message', ({ data }) => {
      const answer = data?.target === '${toPage}' && [data.data?.data].flat().find((one) => one?.id === id);
      if (answer) resolve(answer);
    });
    const one = { jsonrpc: '2.0', id, ...${JSON.stringify(request)} };
    const message = { target: '${toWallet}', data: { name: '${channel}', data: ${payload} } };
    ${send}
  })`;
}
