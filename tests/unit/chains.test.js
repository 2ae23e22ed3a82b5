// What is said of the chains that are known from the start.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @param {string} path @returns {any} */
const read = (path) => JSON.parse(readFileSync(new URL(`../../extension/${path}`, import.meta.url), 'utf8'));
/** @type {{chains: {id: string, name: string, endpoint: string | null}[]}} */
const { chains } = read('data/chains.json');

test('every chain has a name in the catalogue, once', () => {
  const messages = read('_locales/en/messages.json');
  assert.deepEqual(chains.filter(({ id }) => messages[`chain_${Number(id)}`] === undefined), []);
  assert.equal(new Set(chains.map(({ id }) => id)).size, chains.length);
});

test('no chain has an endpoint before the person chooses one', () => {
  assert.deepEqual(chains.filter(({ endpoint }) => endpoint !== null), []);
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
