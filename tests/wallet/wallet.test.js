// The wallet and the dapp pages together, with nothing between them, in both browsers.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChain } from '../chain/index.js';
import { buildPages, pageConfig, servePages } from '../pages/index.js';
import { findPage, start } from './browsers.js';
import { buildWallet } from './build.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../pages/src/start.js').Shown} Shown */

const target = join(fileURLToPath(new URL('../../target', import.meta.url)), 'wallet-test');
const MAX = String(2n ** 256n - 1n);

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));

/** @type {import('../chain/index.js').Chain} */
let chain;
/** @type {{url: string, stop: () => Promise<void>}} */
let server;

before(async () => {
  chain = await startChain({ port: 0 });
  const root = await buildPages({ out: join(target, 'pages') });
  server = await servePages({ root, config: pageConfig(chain) });
});
after(async () => {
  await server?.stop();
  await chain?.stop();
});

for (const name of /** @type {const} */ (['chrome', 'firefox'])) {
  describe(name, { timeout: 180_000 }, () => {
    /** @type {import('./browsers.js').Started} */
    let started;
    /** @type {Page} */
    let control;

    before(async () => {
      const folder = await buildWallet({ browser: name, out: join(target, name), rpcUrl: chain.rpcUrl, key: pem });
      started = await start(name, folder);
      control = await started.controlPage();
    });
    after(() => started?.close());
    beforeEach(() => setMode('auto'));

    for (const library of ['viem', 'ethers', 'wagmi', 'web3', 'bare']) {
      it(`${library}: approves, permits and uses Permit2, and the contracts accept every signature`, async () => {
        const snapshot = await chain.client.snapshot();
        const page = await open(library);
        for (const token of ['plain', 'tether', 'dai']) await succeeds(page, 'approve', [token, 'permit2', MAX]);
        await succeeds(page, 'approve', []);
        await succeeds(page, 'setApprovalForAll', []);
        await succeeds(page, 'permit2612', []);
        await succeeds(page, 'daiPermit', []);
        await succeeds(page, 'permit2Single', []);
        await succeeds(page, 'permit2Single', [{ spender: 'relayer' }]);
        await succeeds(page, 'permit2Batch', []);
        await succeeds(page, 'permit2Batch', [{ spender: 'relayer' }]);
        await succeeds(page, 'permitTransferFrom', []);
        await succeeds(page, 'permitTransferFrom', [{ spender: 'relayer' }]);
        assert.match((await act(page, 'signIn', [])).signature ?? '', /^0x[0-9a-f]{130}$/);
        await page.close();
        await chain.client.revert({ id: snapshot });
      });

      it(`${library}: shows a refusal as error 4001`, async () => {
        const page = await open(library);
        await setMode('reject');
        assert.equal((await act(page, 'approve', [])).error?.code, 4001);
        assert.equal((await act(page, 'permit2Single', [])).error?.code, 4001);
        const line = await page.$eval('#log li', (element) => element.textContent);
        assert.match(line ?? '', /^permit2Single: refused/);
        await page.close();
      });
    }

    it('asks in a window of its own in manual mode', async () => {
      const page = await open('bare');
      await act(page, 'connect', []);
      await setMode('manual');
      /** @type {Page[]} */
      const earlier = [];
      for (const [choice, code] of /** @type {const} */ ([['#confirm', undefined], ['#reject', 4001]])) {
        const outcome = act(page, 'approve', []);
        const window = await findPage(started.browser, 'confirm.html', earlier);
        earlier.push(window);
        await window.waitForFunction(() => document.querySelector('#method')?.textContent === 'eth_sendTransaction', { polling: 50 });
        // The click closes the window, which may take the driver's answer with it.
        await window.$eval(choice, (button) => /** @type {HTMLElement} */ (button).click()).catch(() => {});
        assert.equal((await outcome).error?.code, code);
      }
      await page.close();
    });

    it('tells pages of a change of chain and account, and checks the chain of a request', async () => {
      const page = await open('bare');
      await act(page, 'connect', []);
      await page.evaluate(`window.events = []; for (const name of ['chainChanged', 'accountsChanged'])
        ethereum.on(name, (value) => events.push([name, value]))`);
      await control.evaluate('wallet.setChain("0x1").then(() => wallet.setAccount(2))');
      await page.waitForFunction('events.length === 2', { polling: 50 });
      const stranger = chain.accounts[2]?.address.toLowerCase();
      assert.deepEqual(await page.evaluate('events'), [['chainChanged', '0x1'], ['accountsChanged', [stranger]]]);
      await control.evaluate('wallet.setAccount(0)');

      const wrongChain = await act(page, 'permit2Single', []);
      assert.equal(wrongChain.error?.code, -32602);
      assert.match(wrongChain.error?.message ?? '', /must match the active chainId "1"/);
      const switched = await page.evaluate(`
        ethereum.request({method: 'wallet_switchEthereumChain', params: [{chainId: '0x2'}]}).catch((error) => error.code)`);
      assert.equal(switched, 4902);
      await page.evaluate(`ethereum.request({method: 'wallet_switchEthereumChain', params: [{chainId: '0x7a69'}]})`);
      await page.close();
    });

    it('logs what reached it, with the answer', async () => {
      await control.evaluate('wallet.clearLog()');
      const page = await open('bare');
      const { hash } = await act(page, 'approve', []);
      const log = /** @type {import('./src/state.js').Entry[]} */ (await control.evaluate('wallet.log()'));
      const sent = log.filter((entry) => entry.method === 'eth_sendTransaction');
      assert.equal(sent.length, 1);
      assert.equal(sent[0]?.origin, server.url);
      assert.deepEqual(sent[0]?.answer, { result: hash });
      await page.close();
    });

    it('shows a page that is not connected no account, and signs nothing for it', async () => {
      const page = await started.browser.newPage();
      await page.goto(`${server.url.replace('127.0.0.1', 'localhost')}/bare.html`);
      const unconnected = await page.evaluate(`(async () => [
        await ethereum.request({method: 'eth_accounts'}),
        await ethereum.request({method: 'personal_sign', params: ['0x00', '${chain.accounts[0]?.address}']}).catch((error) => error.code),
        await ethereum.request({method: 'eth_unheardOf'}).catch((error) => error.code),
      ])()`);
      assert.deepEqual(unconnected, [[], 4100, -32601]);
      await page.close();
    });

    it('answers MetaMask messages that a page posts without its provider, one or an array', async () => {
      const page = await open('bare');
      const answers = await page.evaluate(`new Promise((resolve) => {
        const ask = (data) => postMessage({target: 'metamask-contentscript', data: {name: 'metamask-provider', data}}, origin);
        const seen = [];
        addEventListener('message', ({data}) => {
          const answer = data.target === 'metamask-inpage' && data.data?.data;
          const ids = [answer?.id, answer?.[0]?.id];
          if (!ids.includes('raw-1') && !ids.includes('raw-2')) return;
          if (seen.push(answer) === 2) resolve(seen);
        });
        ask({id: 'raw-1', jsonrpc: '2.0', method: 'eth_chainId'});
        ask([{id: 'raw-2', jsonrpc: '2.0', method: 'net_version'}]);
      })`);
      const jsonrpc = '2.0';
      assert.deepEqual(answers, [
        { id: 'raw-1', jsonrpc, result: '0x7a69' },
        [{ id: 'raw-2', jsonrpc, result: '31337' }],
      ]);
      await page.close();
    });

    it('the demo shop does what its buttons say', async () => {
      const snapshot = await chain.client.snapshot();
      const page = await started.browser.newPage();
      await page.goto(`${server.url}/`);
      await page.waitForFunction('window.dapp !== undefined', { polling: 50 });
      const buttons = /** @type {string[]} */ (await page.$$eval('button', (found) => found.map((button) => button.id)));
      for (const [index, id] of buttons.entries()) {
        await page.$eval(`#${id}`, (button) => /** @type {HTMLElement} */ (button).click());
        await page.waitForFunction(`document.querySelectorAll('#log li').length === ${index + 1}`, { polling: 50 });
        const line = await page.$eval('#log li', (element) => [element.className, element.textContent]);
        assert.equal(line[0], 'good', `${id}: ${line[1]}`);
      }
      await page.close();
      await chain.client.revert({ id: snapshot });
    });

    // Firefox takes its id from the manifest, not from a key.
    if (name === 'chrome') it('has the id that its key gives', async () => {
      const hash = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
      const id = [...hash.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]).join('');
      assert.equal(new URL(control.url()).host, id);
    });

    /** @param {string} mode */
    async function setMode(mode) {
      await control.evaluate(`wallet.setMode('${mode}')`);
    }

    /** @param {string} library */
    async function open(library) {
      const page = await started.browser.newPage();
      await page.goto(`${server.url}/${library}.html`);
      await page.waitForFunction('window.dapp !== undefined', { polling: 50 });
      return page;
    }
  });
}

/**
 * @param {Page} page
 * @param {string} action
 * @param {unknown[]} args
 * @returns {Promise<Shown>}
 */
async function act(page, action, args) {
  return /** @type {any} */ (await page.evaluate(`dapp.${action}(...${JSON.stringify(args)})`));
}

/**
 * @param {Page} page
 * @param {string} action
 * @param {unknown[]} args
 */
async function succeeds(page, action, args) {
  const outcome = await act(page, action, args);
  assert.equal(outcome.receiptStatus, 'success', `${action}: ${JSON.stringify(outcome)}`);
}
