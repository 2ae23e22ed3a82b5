// MetaMask's multichain interface: a page connects to the wallet's extension itself (Chromium only).
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { serveOdd } from '../pages/odd.js';
import { chosenBrowser } from './harness/browsers.js';
import { Dapp } from './harness/dapp.js';
import { Dashboard } from './harness/dashboard.js';
import { chromeId } from './harness/extension.js';
import { approve, message } from './harness/requests.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** The id of MetaMask in Chrome's store. */
const METAMASK = 'nkbihfbeogaeaoehlefnkodbefgpgknn';

/** @type {World} */
let world;

/** Sends the messages of `list` and gives the answers with an id, in their order. */
const CLIENT = `
  const port = chrome.runtime.connect(wallet);
  const answers = new Map();
  port.onMessage.addListener((message, from) => {
    for (const one of [message.data].flat()) if (one.id !== undefined) answers.get(one.id)?.([message.type, one, from === port]);
  });
  const ask = (data) => {
    const ids = [data].flat().map(({ id }) => id);
    const all = ids.map((id) => new Promise((resolve) => answers.set(id, resolve)));
    port.postMessage({ type: 'caip-348', data });
    return Promise.all(all);
  };
`;

describe('the port', { skip: chosenBrowser() === 'firefox' && 'Firefox gives pages no such port' }, () => {
  before(async () => { world = await World.start({ edit: knowsWallet }); });
  after(() => world?.stop());
  afterEach(() => world.tidy());

  it('a request waits for the person, and goes on exactly once', async () => {
    const dapp = await world.dapp('bare');
    const answer = run(dapp, `(await ask(${invoke(1, unlimited())}))[0]`);
    const prompt = await world.prompt();
    await prompt.shows(/Unlimited|unlimited|all/);
    assert.deepEqual(await world.wallet.asked(), []);
    await prompt.decide('continue');
    const [type, { id, jsonrpc, result }, sameport] = (await answer).result;
    assert.deepEqual([type, id, jsonrpc, sameport], ['caip-348', 1, '2.0', true]);
    assert.match(result, /^0x[0-9a-f]{64}$/);
    assert.deepEqual((await world.wallet.asked()).map(({ params }) => params), [unlimited().params]);
  });

  it('a refusal comes as the wallet would send it', async () => {
    const dapp = await world.dapp('bare');
    const answer = run(dapp, `(await ask(${invoke(1, unlimited())}))[0]`);
    await (await world.prompt()).decide('refuse');
    const [type, { id, jsonrpc, error }, samePort] = (await answer).result;
    assert.deepEqual([type, id, jsonrpc, error.code, samePort], ['caip-348', 1, '2.0', 4001, true]);
    assert.deepEqual(await world.wallet.asked(), []);
  });

  it('reads and sessions pass, and nobody is asked', async () => {
    const dapp = await world.dapp('bare');
    const read = invoke(2, { method: 'eth_chainId', params: [] });
    const { result } = await run(dapp, `(await Promise.all([ask({ jsonrpc: '2.0', id: 1, method: 'wallet_getSession', params: {} }), ask(${read})])).flat().map(([, one]) => one)`);
    assert.ok(result[0].result.sessionScopes['eip155:31337']);
    assert.equal(result[1].result, '0x7a69');
    assert.equal(await world.hasPrompt(), false);
  });

  it('an array is one decision', async () => {
    const dapp = await world.dapp('bare');
    const both = `[${invoke(1, message(world.user, 'hello'))}, ${invoke(2, unlimited())}]`;
    const answer = run(dapp, `(await ask(${both})).map(([, one]) => one)`);
    await (await world.prompt()).decide('refuse');
    assert.deepEqual((await answer).result.map((/** @type {any} */ { id, error }) => [id, error.code]), [[1, 4001], [2, 4001]]);
    assert.deepEqual(await world.wallet.asked(), []);
  });

  for (const [name, way] of /** @type {const} */ ([['a promise', 'chrome.runtime.sendMessage(wallet, message)'], ['a callback', 'new Promise((then) => chrome.runtime.sendMessage(wallet, message, then))']])) {
    for (const decision of /** @type {const} */ (['continue', 'refuse'])) {
      it(`a single message with ${name}: ${decision}`, async () => {
        const dapp = await world.dapp('bare');
        const answer = run(dapp, `await ((message) => ${way})({ type: 'caip-348', data: ${invoke(7, unlimited())} })`);
        await (await world.prompt()).decide(decision);
        const { type, data } = (await answer).result;
        assert.deepEqual([type, data.id, data.error?.code], ['caip-348', 7, decision === 'refuse' ? 4001 : undefined]);
        assert.equal((await world.wallet.asked()).length, decision === 'refuse' ? 0 : 1);
      });
    }
  }

  it('a page cannot change what was judged', async () => {
    const dapp = await world.dapp('bare');
    const answer = run(dapp, `(await (() => {
      const data = ${invoke(1, message(world.user, 'harmless'))};
      let reads = 0;
      const evil = ${JSON.stringify(unlimited())};
      const params = { scope: 'eip155:31337', get request() { return reads++ ? data.params.request : evil; } };
      const sent = ask({ ...data, params });
      return sent;
    })())[0]`);
    await (await world.prompt()).decide('refuse');
    assert.equal((await answer).result[1].error.code, 4001);
    assert.deepEqual(await world.wallet.asked(), []);
  });

  it('the browser writes what was judged, whatever toJSON says by then', async () => {
    const dapp = await world.dapp('bare');
    await run(dapp, `await (async () => {
      let writes = 0;
      const evil = { type: 'caip-348', data: ${invoke(1, unlimited())} };
      Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { return this.type === 'caip-348' && writes++ ? evil : this; } });
      await ask({ jsonrpc: '2.0', id: 1, method: 'wallet_getSession', params: {} });
      delete Object.prototype.toJSON;
    })()`);
    assert.deepEqual(await world.wallet.asked(), []);
  });

  it('messages of other shapes and to other extensions are as without us', async () => {
    const dapp = await world.dapp('bare');
    const { result } = await run(dapp, `await (async () => {
      const thrown = (call) => { try { return call(); } catch (error) { return String(error); } };
      const circle = {}; circle.circle = circle;
      return [
        thrown(() => port.postMessage(circle)),
        thrown(() => port.postMessage(() => {})),
        thrown(() => port.postMessage()),
        thrown(() => port.postMessage({ method: 'GET' })) ?? 'sent',
        thrown(() => chrome.runtime.connect('x')),
        [chrome.runtime.connect.name, chrome.runtime.connect.length, String(chrome.runtime.connect), String(port.postMessage)],
        Object.keys(port), Object.keys(chrome.runtime).includes('connect'), port.name, typeof port.onMessage.addListener,
        port.onMessage.hasListeners(), 'sender' in port, String(port),
      ];
    })()`);
    assert.deepEqual(result, [
      'Error: Could not serialize message.', 'Error: Could not serialize message.', 'TypeError: Insufficient number of arguments.', 'sent',
      result[4],
      ['connect', 0, 'function connect() { [native code] }', 'function postMessage() { [native code] }'],
      ['sender', 'onMessage', 'onDisconnect', 'name', 'disconnect', 'postMessage'], true, '', 'function',
      true, true, '[object Object]',
    ]);
    assert.match(result[4], /Invalid extension id/);
    assert.equal(await world.hasPrompt(), false);
  });

  it('a listener that was removed hears no refusal, and a port that was closed is closed', async () => {
    const dapp = await world.dapp('bare');
    const { result } = await run(dapp, `await (async () => {
      let heard = 0;
      const listener = () => heard++;
      port.onMessage.addListener(listener);
      const had = port.onMessage.hasListener(listener);
      port.onMessage.removeListener(listener);
      const has = port.onMessage.hasListener(listener);
      port.disconnect();
      let closed = '';
      try { port.postMessage({ type: 'caip-348', data: {} }); } catch (error) { closed = String(error); }
      return [had, has, heard, closed];
    })()`);
    assert.deepEqual(result.slice(0, 3), [true, false, 0]);
    assert.match(result[3], /disconnected port/);
  });

  it('a frame whose document has only begun is a way round: its port is the browser\'s own', async () => {
    const odd = await serveOdd();
    try {
      const page = await world.launched.browser.newPage();
      await page.goto(`${odd.url}/page`);
      const dapp = new Dapp(page, null);
      await dapp.request('eth_requestAccounts', []);
      const { result } = await dapp.run(`(async () => {
        const frame = document.body.appendChild(Object.assign(document.createElement('iframe'), { src: '/stalled' }));
        while (frame.contentWindow.location.pathname !== '/stalled') await new Promise((then) => setTimeout(then, 10));
        const port = frame.contentWindow.chrome.runtime.connect(${JSON.stringify(new URL(world.launched.base.wallet).host)});
        return new Promise((then) => {
          port.onMessage.addListener(then);
          port.postMessage({ type: 'caip-348', data: ${invoke(1, unlimited())} });
        });
      })()`);
      assert.match(result.data.result, /^0x/);
      assert.equal((await world.wallet.asked()).length, 1);
    } finally {
      await odd.stop();
    }
  });

  it('the dashboard ends allowances through it: connected by the person, without a tab, chain changed, two at once', async () => {
    const { client, contracts: { plain, tether, spender, batchAccount }, abis } = world.chain;
    for (const token of [plain, tether]) await client.writeContract({ account: world.user, chain: client.chain, address: token, abi: abis.plain, functionName: 'approve', args: [spender, 5_000_000n] });
    const dashboard = await Dashboard.open(world.launched);
    // They are at the side, which a small window has folded up.
    const press = (/** @type {string} */ selector) => until(() => dashboard.page.$$eval(selector, ([button]) => (/** @type {HTMLElement | undefined} */ (button)?.click(), button !== undefined)), selector);
    await press('aside [data-connect]');
    await until(async () => !(await dashboard.page.$('aside [data-connect]')), 'connected wallet');
    // Tests before may have brought the account here.
    if (await dashboard.page.$('aside [data-offer]')) await press('aside [data-offer]');
    else await press('#refresh:not([disabled])');
    await dashboard.lists(2);
    assert.equal((await world.wallet.asked(/^eth_requestAccounts/)).at(-1)?.origin, world.launched.base.extension.replace(/\/$/, ''));
    await world.screenshot(dashboard.page, 'dashboard-direct');
    await limit(dashboard, tether, '2');
    assert.deepEqual((await dashboard.finished()).map(({ state }) => state), ['done', 'done'], 'this token takes another amount only after none');
    assert.equal(await client.readContract({ address: tether, abi: abis.plain, functionName: 'allowance', args: [world.user, spender] }), 2_000_000n);
    await world.wallet.clearLog();
    await world.wallet.setBatches({ kind: 'atomic', cap: 10, account: batchAccount });
    await world.wallet.setChain('0x1');
    await dashboard.revoke();
    assert.deepEqual((await dashboard.finished()).map(({ state }) => state), ['done', 'done']);
    const [left] = await dashboard.lists(1);
    assert.deepEqual([left?.token, left?.spender], [world.user.toLowerCase(), batchAccount.toLowerCase()], 'the wallet had the account run code');
    const asked = await world.wallet.asked(/^(eth_requestAccounts|wallet_(switch|send))/);
    assert.deepEqual(asked.map(({ method, origin }) => [method, origin]), ['wallet_switchEthereumChain', 'wallet_sendCalls']
      .map((method) => [method, world.launched.base.extension.replace(/\/$/, '')]));
    assert.equal(await world.hasPrompt(), false);
    assert.equal(await client.readContract({ address: plain, abi: abis.plain, functionName: 'allowance', args: [world.user, spender] }), 0n);
  });

  it('a message in parts is not sent', async () => {
    const dapp = await world.dapp('bare');
    const text = `'1|2|0|{"type":"caip-348",'`;
    for (const part of [text, `new String(${text})`, `({ toJSON: () => ${text} })`]) {
      const { error } = await run(dapp, `port.postMessage(${part})`);
      assert.match(error?.message ?? '', /Could not serialize/, part);
    }
  });
});

/** Sets a limit for a token from its details. @param {Dashboard} dashboard @param {string} token @param {string} amount */
async function limit({ page }, token, amount) {
  await page.click(`.line[data-token="${token.toLowerCase()}"] [data-act=open]`);
  await page.click('#limit > summary');
  await page.$eval('#limit-amount', (field, value) => {
    /** @type {HTMLInputElement} */ (field).value = value;
    /** @type {HTMLInputElement} */ (field).form?.requestSubmit();
  }, amount);
  await until(() => page.$('.run'), 'run of the limit');
}

/** Lets the extension take the test wallet for MetaMask. @param {string} folder its copy */
async function knowsWallet(folder) {
  const file = join(folder, 'background/wallets/direct.js');
  const script = await readFile(file, 'utf8');
  assert.ok(script.includes(METAMASK));
  await writeFile(file, script.replace(METAMASK, await chromeId(join(folder, '../wallet'))));
}

/** @param {import('./harness/dapp.js').Dapp} dapp @param {string} expression over the client */
const run = (dapp, expression) =>
  dapp.run(`(async () => { const wallet = ${JSON.stringify(new URL(world.launched.base.wallet).host)}; ${CLIENT}; return ${expression}; })()`);

/** @param {number} id @param {import('./harness/requests.js').Request} request */
const invoke = (id, request) =>
  JSON.stringify({ jsonrpc: '2.0', id, method: 'wallet_invokeMethod', params: { scope: 'eip155:31337', request } });

/** An approval without limit, which is worth a question in any case. */
function unlimited() {
  const { plain: token, spender } = world.chain.contracts;
  return approve({ from: world.user, token, spender, amount: 2n ** 256n - 1n });
}
