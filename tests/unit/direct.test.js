// A wallet that answers the extension itself, without a tab: MetaMask's end of the port is played.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Direct, NO_TAB } from '../../extension/background/wallets/direct.js';
import { Wallets } from '../../extension/background/wallets/wallets.js';

const METAMASK = 'nkbihfbeogaeaoehlefnkodbefgpgknn';
const ACCOUNT = '0x00000000000000000000000000000000000000Aa';
const call = { type: /** @type {const} */ ('call'), id: 'c', wallet: METAMASK, method: 'eth_sendTransaction', params: '[{}]' };

/** What the wallet answers, by method; what is absent is never answered. @type {Record<string, object>} */
let answers;
/** Connections that were opened. @type {{id: string, asked: any[], say: (message: any) => void, close: () => void}[]} */
let opened;
/** @type {any[]} */
let heard;
let origin = 'chrome-extension://own';
beforeEach(() => {
  answers = { eth_chainId: { result: '0x1' }, eth_accounts: { result: [ACCOUNT] } };
  [opened, heard, origin] = [[], [], 'chrome-extension://own'];
});

/** Only MetaMask is there; the browser closes a connection to anybody else. @param {string} id */
function connect(id) {
  /** @type {{message: (message: any) => void, gone: () => void}} */
  const listeners = { message: () => {}, gone: () => {} };
  const line = { id, asked: /** @type {any[]} */ ([]), say: (/** @type {any} */ message) => listeners.message(message), close: () => listeners.gone() };
  opened.push(line);
  if (id !== METAMASK) setImmediate(line.close);
  return {
    onMessage: { addListener: (/** @type {any} */ listener) => { listeners.message = listener; } },
    onDisconnect: { addListener: (/** @type {any} */ listener) => { listeners.gone = listener; } },
    postMessage: (/** @type {any} */ { name, data }) => {
      line.asked.push(data);
      const answer = answers[data.method];
      if (id === METAMASK && answer) setImmediate(line.say, { name, data: { id: data.id, jsonrpc: '2.0', ...answer } });
    },
  };
}

function direct() {
  const made = new Direct({ browser: /** @type {any} */ ({ runtime: { connect, getURL: () => `${origin}/`, lastError: undefined } }) });
  made.listen((answer) => heard.push(answer));
  return made;
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('one that answers is offered by its name, as asked by this extension itself; one that is not there is not', async () => {
  assert.deepEqual(await direct().wallets(), [{ tab: NO_TAB, origin, wallet: { id: METAMASK, name: 'MetaMask', transport: 'metamask' }, chain: '0x1', account: ACCOUNT.toLowerCase() }]);
  assert.equal(new Set(opened.map(({ id }) => id)).size, 4);
});

test('one that has not been told to let us know an account is offered without one, and asks for it when it is to', async () => {
  answers['eth_accounts'] = { result: [] };
  answers['eth_requestAccounts'] = { result: [ACCOUNT] };
  const own = direct();
  assert.equal((await own.wallets(METAMASK))[0]?.account, null);
  await own.connect(METAMASK);
  assert.equal(opened.length, 1, 'one connection for all that is asked');
  assert.equal(opened[0]?.asked.at(-1).method, 'eth_requestAccounts');
  await own.connect('another');
  assert.equal(opened.length, 1);
});

test('what it says that is no account and no chain is none', async () => {
  for (const result of [null, 'x', {}, [7], ['0x1'], [`${ACCOUNT}00`]]) {
    answers = { eth_chainId: { result: ['0x1'] }, eth_accounts: { result } };
    const [wallet] = await direct().wallets(METAMASK);
    assert.deepEqual([wallet?.account, wallet?.chain], [null, null]);
  }
});

test('a call is answered once, by its own id and stream, and awaited until then', async () => {
  const own = direct();
  assert.equal(own.call(call), true);
  assert.equal(own.pending('c'), true);
  for (const message of [null, 'x', {}, { name: 'metamask-provider' }, { name: 'other', data: { id: 'c', result: 1 } }, { name: 'metamask-provider', data: { method: 'metamask_chainChanged' } }]) opened[0]?.say(message);
  await settled();
  assert.deepEqual(heard, []);
  for (const result of ['0xa', '0xb']) opened[0]?.say({ name: 'metamask-provider', data: { id: 'c', result } });
  await settled();
  assert.deepEqual(heard, [{ type: 'reply', id: 'c', result: '"0xa"', error: null }]);
  assert.equal(own.pending('c'), false);
});

test('an error comes as one, whatever its shape, and so does too long an answer; a wallet that goes answers nothing', async () => {
  const own = direct();
  const errors = [{ code: 4001, message: 'no' }, 'x', { code: {}, message: { a: 1 } }];
  for (const [at, error] of errors.entries()) {
    own.call({ ...call, id: `e${at}` });
    opened[0]?.say({ name: 'metamask-provider', data: { id: `e${at}`, error } });
  }
  own.call({ ...call, id: 'long' });
  opened[0]?.say({ name: 'metamask-provider', data: { id: 'long', result: 'x'.repeat(2_000_000) } });
  own.call({ ...call, id: 'gone' });
  opened[0]?.close();
  await settled();
  assert.deepEqual(heard.map(({ id, result, error }) => [id, result, error.code]), [['e0', null, 4001], ['e1', null, -32603], ['e2', null, -32603], ['long', null, -32603]]);
  assert.equal(own.pending('gone'), false);
  assert.equal((await own.wallets(METAMASK)).length, 1, 'it is connected to anew');
});

test('where the browser has no such ports nobody is connected to', async () => {
  origin = 'moz-extension://own';
  const own = direct();
  assert.deepEqual([await own.wallets(), own.call(call), opened.length], [[], false, 0]);
});

test('a wallet is found through its tab or directly, and only a tab can be private', async () => {
  const found = { wallet: { id: 'w' } };
  const tabs = /** @type {any} */ ({ all: async () => [2, 1], wallets: async (/** @type {number} */ tab) => (tab === 2 ? null : { origin: 'https://good.example', wallets: [found] }), isPrivate: async () => true, call: async () => true, pending: async () => true });
  const own = direct();
  const wallets = new Wallets({ tabs, direct: own, ...sites });
  assert.deepEqual((await wallets.all()).map(({ wallet: { id } }) => id), ['w', METAMASK]);
  assert.equal(await wallets.find(1, 'w'), found);
  assert.equal(await wallets.find(2, 'w'), undefined);
  assert.equal((await wallets.find(NO_TAB, METAMASK))?.account, ACCOUNT.toLowerCase());
  assert.deepEqual([await wallets.isPrivate(NO_TAB), await wallets.isPrivate(1)], [false, true]);
  assert.deepEqual([await wallets.pending(NO_TAB, 'c'), await wallets.call(NO_TAB, call), await wallets.pending(NO_TAB, 'c')], [false, true, true]);
});

/** What is known of sites. */
const sites = { sites: { load: async () => {}, muted: () => ['https://muted.example'] }, known: { site: async (/** @type {string} */ origin) => {
  if (origin === 'https://unread.example') throw new Error('no lists');
  return { listed: origin === 'https://listed.example' ? 'a list' : null, resembles: origin === 'https://lookalike.example' ? 'example.com' : null };
} } };

test('no tab is used of whose site the person is warned; the one in front comes first', async () => {
  const origins = ['https://muted.example', 'https://listed.example', 'https://lookalike.example', 'https://unread.example', 'https://good.example'];
  const tabs = /** @type {any} */ ({ all: async () => origins.map((_, tab) => tab), wallets: async (/** @type {number} */ tab) => ({ origin: origins[tab], wallets: [{ wallet: { id: `w${tab}` } }] }) });
  const wallets = new Wallets({ tabs, direct: /** @type {any} */ ({ wallets: async () => [] }), ...sites });
  assert.deepEqual((await wallets.all(4)).map(({ wallet: { id } }) => id), ['w4', 'w3']);
  assert.deepEqual(await Promise.all(origins.map(async (_, tab) => (await wallets.find(tab, `w${tab}`)) !== undefined)), [false, false, false, true, true]);
});
