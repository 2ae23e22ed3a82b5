// What is said of the chains that are known from the start.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';
import * as definitions from 'viem/chains';
import { Chains } from '../../extension/background/chains.js';

/** @param {string} path @returns {any} */
const read = (path) => JSON.parse(readFileSync(new URL(`../../extension/${path}`, import.meta.url), 'utf8'));
/** @type {{chains: {id: string, name: string, endpoint: string | null, explorer: string}[]}} */
const { chains } = read('data/chains.json');

test('every chain has a name in the catalogue, once', () => {
  const messages = read('_locales/en/messages.json');
  assert.deepEqual(chains.filter(({ id }) => messages[`chain_${Number(id)}`] === undefined), []);
  assert.equal(new Set(chains.map(({ id }) => id)).size, chains.length);
});

test('no chain has an endpoint before the person chooses one', () => {
  assert.deepEqual(chains.filter(({ endpoint }) => endpoint !== null), []);
});

test('each chain has the explorer that viem has for it', () => {
  /** @type {Map<number, string | undefined>} */
  const known = new Map(Object.values(definitions).map(({ id, blockExplorers }) => [id, blockExplorers?.default.url.replace(/\/$/, '')]));
  for (const { id, explorer } of chains) assert.equal(explorer, known.get(Number(id)), id);
});

test('a transaction is looked up at its chain\'s explorer, and what is no hash nowhere', async () => {
  const hash = `0x${'4E'.repeat(32)}`;
  mock.method(globalThis, 'fetch', async () => Response.json({ chains: [...chains, { id: '0x7a69', name: 'Local', endpoint: null }] }));
  Object.assign(globalThis, { chrome: { runtime: { getURL: (/** @type {string} */ path) => path } } });
  const lookUp = await new Chains(/** @type {any} */ ({ read: async () => null })).lookUps();
  assert.deepEqual(lookUp('0x1', hash), { hash, link: `https://etherscan.io/tx/${hash}` });
  assert.deepEqual(['0x7a69', '0x5'].map((chain) => lookUp(chain, hash)), [{ hash, link: null }, { hash, link: null }]);
  for (const other of [null, undefined, '', '0x1', `${hash}/../..`, `javascript:${hash}`]) assert.equal(lookUp('0x1', other), null);
});

test('each chain has an explorer to agree to, over TLS, with who runs it and where that is written', () => {
  /** @type {{chains: {chain: string, explorers: {url: string, by: string, source: string}[]}[]}} */
  const offered = read('data/explorers.json');
  assert.deepEqual(offered.chains.map(({ chain }) => chain), chains.map(({ id }) => id));
  for (const { chain, explorers } of offered.chains) {
    assert.ok(explorers.length > 0, chain);
    assert.ok(explorers.every(({ url, by, source }) => new URL(url).protocol === 'https:' && by !== '' && source !== ''), chain);
  }
});

test('each chain has endpoints to agree to, over TLS, each host once, with who runs it and what it is known to search', () => {
  /** @type {{chains: {chain: string, endpoints: {url: string, by: string, history: object | null, source: string | null}[]}[]}} */
  const offered = read('data/endpoints.json');
  assert.deepEqual(offered.chains.map(({ chain }) => chain), chains.map(({ id }) => id));
  const all = offered.chains.flatMap(({ endpoints }) => endpoints);
  assert.equal(new Set(all.map(({ url }) => new URL(url).host)).size, all.length);
  for (const { url, by, history, source } of all) {
    assert.equal(new URL(url).protocol, 'https:');
    assert.notEqual(by, '');
    assert.equal(history === null, source === null, url);
  }
});
