// What needs no judgement never leaves the page, and what is judged harmless shows no window.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { approve, message } from './harness/requests.js';
import { openOwnPage } from './harness/windows.js';
import { until } from './harness/wait.js';
import { World } from './harness/world.js';

/** @type {World} */
let world;
before(async () => { world = await World.start(); });
after(() => world?.stop());
afterEach(() => world.tidy());

it('reads, connecting and switching send the extension no message', async () => {
  const dapp = await world.dapp('bare', { connect: false });
  const own = await listenForPorts();
  await dapp.connect();
  const { plain } = world.chain.contracts;
  const reads = [
    ['eth_chainId', []],
    ['eth_accounts', []],
    ['eth_blockNumber', []],
    ['eth_call', [{ to: plain, data: '0x18160ddd' }, 'latest']],
    ['eth_getBalance', [world.user, 'latest']],
    ['wallet_switchEthereumChain', [{ chainId: '0x7a69' }]],
  ];
  for (const [method, params] of reads) {
    const { error } = await dapp.request(String(method), params);
    assert.equal(error, undefined, String(method));
  }
  assert.equal(await own.evaluate('opened'), 0);

  // The same counter does count.
  const answer = dapp.request('personal_sign', message(world.user, 'hello').params);
  await until(() => own.evaluate('opened'), 'port of the page');
  await answer;
});

it('an ordinary sign-in message passes without a window', async () => {
  const dapp = await world.dapp('bare');
  const { signature } = await dapp.act('signIn');
  assert.match(signature ?? '', /^0x[0-9a-f]{130}$/);
  assert.equal(await world.hasPrompt(), false);
});

it('a true revocation passes without a window', async () => {
  const dapp = await world.dapp('bare');
  const { plain: token, spender } = world.chain.contracts;
  const { method, params } = approve({ from: world.user, token, spender, amount: 0n });
  const { result } = await dapp.request(method, params);
  assert.match(result, /^0x[0-9a-f]{64}$/);
  assert.equal(await world.hasPrompt(), false);
});

/** A page of the extension that counts the ports which content scripts open: it hears them as the background does. */
async function listenForPorts() {
  const { browser, base } = world.launched;
  const page = await openOwnPage(browser, `${base.extension}popup.html`);
  await page.evaluate(`window.opened = 0;
    chrome.runtime.onConnect.addListener(({ name, sender }) => { if (name === 'content' && sender.tab) opened += 1; })`);
  return page;
}
