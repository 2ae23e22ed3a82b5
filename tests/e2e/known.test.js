// What is known of a request besides itself: names from the directory, lists that the person turned on, and sites that
// look like others.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { permitBatch, typedData } from './harness/requests.js';
import { until } from './harness/wait.js';
import { openOwnPage } from './harness/windows.js';
import { World } from './harness/world.js';

/** Uniswap's router on Ethereum, as the directory has it. */
const ROUTER = '0x66a9893cc07d91d95644aedd05d03f95e1dba8af';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const PERMIT2 = '0x000000000022d473030f116ddee9f6b43ac78ba3';

/** @type {World} */
let world;
/** @type {Awaited<ReturnType<typeof publish>>} */
let list;
before(async () => { [world, list] = await Promise.all([World.start(), publish()]); });
after(async () => {
  await world?.stop();
  list?.stop();
});
afterEach(() => world.tidy());

it('names the contracts of a signature from the directory, beside their addresses', async () => {
  const dapp = await world.dapp('bare');
  const data = permitBatch({ permit2: PERMIT2, chainId: 1, tokens: [USDC], spender: ROUTER });
  const { method, params } = typedData(world.user, data);
  const outcome = dapp.request(method, params);
  const prompt = await world.prompt();
  await prompt.shows(/Uniswap: Universal Router 2\.0 \(0x66a9893c/i);
  await prompt.decide('refuse');
  await outcome;
});

it('names a contract as the person does, on that chain, until the person forgets it', async () => {
  const { plain: token, spender } = world.chain.contracts;
  const contract = { chain: '0x7a69', address: spender, role: 'spender', name: 'My own router' };
  await tell({ type: 'addContract', contract });
  await until(async () => (await stored('directory/own'))?.contracts.length === 1, 'the contract in storage');
  const dapp = await world.dapp('bare');
  const outcome = dapp.act('approve', 'plain', 'spender', '5');
  const prompt = await world.prompt();
  await prompt.shows(new RegExp(`My own router \\(${spender.slice(0, 10)}`, 'i'));
  await prompt.decide('refuse');
  await outcome;

  await tell({ type: 'removeContract', chain: '0x7a69', address: spender });
  await until(async () => (await stored('directory/own'))?.contracts.length === 0, 'storage without the contract');
  const again = dapp.act('approve', 'plain', 'spender', '6');
  const after = await world.prompt();
  assert.doesNotMatch(await after.text(), /My own router/);
  await after.decide('refuse');
  await again;
  assert.ok(token);
});

describe('a list', () => {
  it('makes an approval to a listed spender critical, from the last copy when nobody publishes it any more', async () => {
    const { spender } = world.chain.contracts;
    assert.equal(list.asked, 0, 'nothing is fetched before it is turned on');
    list.text = JSON.stringify([spender.toLowerCase(), 'bad.localhost']);
    await tell({ type: 'addList', url: list.url, name: 'A list of thieves' });
    await until(async () => (await stored(`list/${list.url}`))?.counts.join() === '1,1,0', 'the list in storage');
    list.text = null;

    const dapp = await world.dapp('bare');
    const outcome = dapp.act('approve', 'plain', 'spender', '7');
    const prompt = await world.prompt();
    await prompt.shows(/stands on A list of thieves/);
    assert.equal((await prompt.rules())[0], 'party-listed');
    assert.match(await prompt.level(), /critical/i);
    await prompt.decide('refuse');
    await outcome;
  });

  it('makes whatever a listed site asks critical', async () => {
    const dapp = await world.dapp('bare', { site: world.siteOf('bad') });
    const outcome = dapp.act('signIn');
    const prompt = await world.prompt();
    await prompt.shows(/bad\.localhost:\d+ stands on A list of thieves/);
    await prompt.decide('refuse');
    assert.equal((await outcome).error?.code, 4001);
  });

  it('keeps the last copy when what is published is no list', async () => {
    list.text = '<html></html>';
    await tell({ type: 'refreshLists' });
    await until(async () => (await stored(`list/${list.url}`))?.problem?.id === 'list_empty', 'the problem in storage');
    assert.deepEqual((await stored(`list/${list.url}`)).counts, [1, 1, 0]);
    list.size = 100 * 1024 * 1024;
    await tell({ type: 'refreshLists' });
    await until(async () => (await stored(`list/${list.url}`))?.problem?.id === 'list_too_large', 'the other problem');
  });

  it('says nothing once it is turned off', async () => {
    await tell({ type: 'removeList', url: list.url });
    await until(async () => !(await stored(`list/${list.url}`)), 'storage without the list');
    const dapp = await world.dapp('bare', { site: world.siteOf('bad') });
    const { signature } = await dapp.act('signIn');
    assert.match(signature ?? '', /^0x/);
    assert.equal(await world.hasPrompt(), false);
  });
});

it('warns of a site that could be taken for a well-known one', async () => {
  const dapp = await world.dapp('bare', { site: world.siteOf('app.uniswap.org') });
  const outcome = dapp.act('signIn');
  const prompt = await world.prompt();
  await prompt.shows(/is not uniswap\.org/);
  assert.equal((await prompt.rules())[0], 'site-resembles');
  await prompt.decide('refuse');
  assert.equal((await outcome).error?.code, 4001);
});

/** Says something as the settings do. @param {object} message */
const tell = (message) => asSettings(`void chrome.runtime.connect({ name: 'settings' }).postMessage(${JSON.stringify(message)})`);

/** @param {string} key @returns {Promise<any>} */
const stored = (key) => asSettings(`chrome.storage.local.get(${JSON.stringify(key)}).then((all) => all[${JSON.stringify(key)}] ?? null)`);

/** @param {string} script run in a page of the extension */
async function asSettings(script) {
  const { browser, base } = world.launched;
  const pages = await browser.pages();
  const own = await Promise.all(pages.map(async (page) => (String(await page.evaluate('location.href').catch(() => '')).startsWith(`${base.extension}settings.html`) ? page : null)));
  const page = own.find((page) => page) ?? (await openOwnPage(browser, `${base.extension}settings.html`));
  return page.evaluate(script);
}

/** A server of one list. */
async function publish() {
  const state = { asked: 0, text: /** @type {string | null} */ (null), size: 0, url: '', stop: () => {} };
  const server = createServer((_, response) => {
    state.asked += 1;
    const headers = { 'access-control-allow-origin': '*', ...(state.size > 0 && { 'content-length': state.size }) };
    response.writeHead(state.text === null ? 404 : 200, headers).end(state.text ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  state.url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/list.json`;
  state.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return state;
}
