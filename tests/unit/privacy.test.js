// What the settings say about who is contacted is true: every host that anything of ours fetches from is listed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeEach, it, mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Chains } from '../../extension/background/chains.js';
import { Explorers } from '../../extension/background/explorers.js';
import { Directory } from '../../extension/background/known/directory.js';
import { Lists } from '../../extension/background/known/lists.js';
import { Memory } from '../../extension/background/memory.js';
import { Prices } from '../../extension/background/prices/prices.js';
import { Policy } from '../../extension/background/policy.js';
import { Simulations } from '../../extension/background/questions/simulations.js';
import { Settings } from '../../extension/background/settings.js';
import { Store } from '../../extension/background/store.js';
import { contactsOf, linksOf } from '../../extension/settings/privacy.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What only reads files of the extension, by what it calls with. */
const OWN = /(?<![#.\w])fetch\((?:file|"data\/|chrome\.runtime\.getURL\()/g;
const ANY = /(?<![#.\w])(?:fetch|WebSocket|XMLHttpRequest|EventSource|sendBeacon|importScripts)\(/g;
/** What asks others: all of it is driven below. */
const ASKING = ['extension/background/endpoint.js', 'extension/background/known/published.js'];

const { chains } = JSON.parse(readFileSync(`${ROOT}extension/data/chains.json`, 'utf8'));
const OFF = { on: false, wants: { unlimited: true, ending: true, growth: 10 } };

/** Hosts that were fetched from. @type {Set<string>} */
let contacted;
beforeEach(() => {
  contacted = new Set();
  Object.assign(globalThis, { chrome: { runtime: { getURL: (/** @type {string} */ path) => `chrome-extension://own/${path}` } } });
  mock.method(globalThis, 'fetch', async (/** @type {string} */ url) => {
    if (url.startsWith('chrome-extension:')) return Response.json({ chains });
    contacted.add(new URL(url).host);
    throw new TypeError('nobody is there');
  });
});

/** Everything that asks others, with these records in storage. @param {Record<string, object>} kept */
function live(kept) {
  const area = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
  };
  const store = new Store(/** @type {any} */ ({ local: area, session: area }));
  const chain = new Chains(store);
  const shelf = /** @type {any} */ ({ read: async () => null });
  const lists = new Lists({ store, shelf, module: /** @type {any} */ ({}) });
  const watching = /** @type {any} */ ({ watch: () => {}, current: async () => /** @type {any} */ (kept['watching/own']) ?? OFF });
  const explorers = new Explorers({ store, chains: chain });
  const simulations = new Simulations({ guard: /** @type {any} */ ({ play: async (/** @type {string} */ id) => ({ call: callTo(id) }), readSimulation: async () => null }), chains: chain, store });
  const prices = new Prices({ store, chains: chain });
  const settings = new Settings({ guard: /** @type {any} */ ({}), policy: new Policy(store), memory: new Memory(store), directory: new Directory(store), lists, chains: chain, explorers, prices, scans: /** @type {any} */ ({}), simulations, watching });
  return { chain, lists, explorers, prices, simulations, settings };
}

/** @param {string} chain */
const callTo = (chain) => ({ chain, method: 'eth_call', params: '[]' });

/** Everything that could be asked is. @param {ReturnType<typeof live>} parts */
async function askEverybody({ chain, lists, explorers, prices, simulations }) {
  const ids = (await chain.views()).map((one) => one.chain);
  for (let turn = 0; turn < 2; turn += 1) await chain.ask(ids.map(callTo), 1000, turn);
  for (const id of ids) {
    await simulations.of(id, /** @type {any} */ ({}));
    await (await explorers.of(id))?.ask('module=logs');
  }
  await prices.want(ids.map((/** @type {string} */ id) => ({ chain: id, token: '0x' })));
  await lists.refresh({ all: true });
}

/** What the settings page is told. @param {Settings} settings @returns {Promise<any>} */
const told = (settings) => new Promise((resolve) => {
  const event = { addListener() {} };
  settings.connect(/** @type {any} */ ({ onMessage: event, onDisconnect: event, postMessage: resolve }));
});

it('nobody is contacted and nobody listed before the person agrees to anything', async () => {
  const parts = live({});
  await askEverybody(parts);
  assert.deepEqual([...contacted], []);
  assert.deepEqual(contactsOf(await told(parts.settings)), []);
});

it('lists every host that is asked, once, with all that it learns', async () => {
  const parts = live({
    'endpoint/0x1': { v: 1, url: 'https://shared.example/one', more: ['https://second.example', 'http://127.0.0.1:8545'] },
    'endpoint/0xa': { v: 1, url: 'https://shared.example/ten' },
    'chain/own': { v: 1, chains: [{ chain: '0x67932', name: 'My chain', explorer: 'https://linked.example' }] },
    'endpoint/0x67932': { v: 1, url: 'https://odd.example' },
    'explorer/0x1': { v: 1, url: 'https://explorer.example/api', key: 'secret', kind: 'etherscan' },
    'explorer/0xa': { v: 1, url: 'https://shared.example/api', key: '', kind: 'blockscout' },
    'prices/own': { v: 1, url: 'https://prices.example/base' },
    'list/https://lists.example/bad.json': { v: 1, name: 'bad', digest: '', counts: [0, 0, 0], readAt: 0, askedAt: 0, problem: null },
  });
  await askEverybody(parts);
  const contacts = contactsOf(await told(parts.settings));
  assert.deepEqual([...contacted].sort(), contacts.map(({ host }) => host).sort());
  const by = Object.fromEntries(contacts.map(({ host, ...rest }) => [host, rest]));
  const nothing = { answers: [], names: false, plays: false, watched: false, searches: [], keyed: false, prices: false, publishes: false };
  assert.deepEqual(by['shared.example'], { ...nothing, answers: ['Ethereum', 'OP Mainnet'], names: true, plays: true, searches: ['OP Mainnet'] });
  assert.deepEqual(by['127.0.0.1:8545'], { ...nothing, answers: ['Ethereum'], names: true, plays: true });
  assert.deepEqual(by['odd.example'], { ...nothing, answers: ['My chain (424242)'], plays: true });
  assert.deepEqual(by['explorer.example'], { ...nothing, searches: ['Ethereum'], keyed: true });
  assert.deepEqual(by['prices.example'], { ...nothing, prices: true });
  assert.deepEqual(by['lists.example'], { ...nothing, publishes: true });
});

it('says who is asked while nobody looks, and who no longer gets transactions', async () => {
  const parts = live({
    'endpoint/0x1': { v: 1, url: 'https://one.example' },
    'policy/simulations': { v: 1, off: true },
    'watching/own': { ...OFF, on: true },
  });
  assert.deepEqual(contactsOf(await told(parts.settings)).map(({ plays, watched }) => ({ plays, watched })), [{ plays: false, watched: true }]);
});

it('an explorer that was only entered is not one that is asked', () => {
  const explorers = [{ chain: '0x1', url: null, keyed: false, tried: null }];
  assert.deepEqual(contactsOf({ endpoints: [], explorers, prices: { url: null, tried: null }, lists: [], simulating: true, watching: OFF }), []);
});

it('a new way to ask anybody is driven here before it ships', () => {
  const scripts = execFileSync('git', ['ls-files', 'extension/*.js'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
  const asking = scripts.filter((path) => {
    const text = readFileSync(ROOT + path, 'utf8');
    return (text.match(ANY) ?? []).length > (text.match(OWN) ?? []).length;
  });
  assert.deepEqual(asking, ASKING);
});

it('names each explorer that links lead to', () => {
  assert.deepEqual(linksOf([{ explorer: 'https://one.example' }, { explorer: 'https://one.example/scan' }, { explorer: null }, {}]), ['one.example']);
  assert.equal(linksOf(chains).length, chains.length);
});
