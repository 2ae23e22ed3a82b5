// Which language a page speaks, and how it writes numbers: the person's choice, else the browser's, else English.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, it } from 'node:test';
import { choose, chosen, speak } from '../../extension/language.js';

const FILES = new URL('../../extension/', import.meta.url);
const { languages } = JSON.parse(readFileSync(new URL('data/languages.json', FILES), 'utf8'));

/** Stands for the browser. @param {string} folder that it takes @param {string} tag its own language @param {boolean} [keeps] whether it can keep anything */
function browser(folder, tag, keeps = true) {
  /** @type {Record<string, unknown>} */
  const kept = {};
  const local = {
    get: async (/** @type {string[]} */ keys) => {
      if (!keeps) throw new Error('the storage is broken');
      return Object.fromEntries(keys.filter((key) => key in kept).map((key) => [key, kept[key]]));
    },
    set: async (/** @type {object} */ record) => void Object.assign(kept, record),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  Object.assign(globalThis, {
    chrome: { i18n: { getMessage: () => folder, getUILanguage: () => tag }, storage: { local } },
    document: { documentElement: {} },
    fetch: async (/** @type {string} */ file) => ({ json: async () => JSON.parse(readFileSync(new URL(file, FILES), 'utf8')) }),
  });
}

const { fetch: realFetch } = globalThis;
afterEach(() => {
  Object.assign(globalThis, { fetch: realFetch });
  for (const name of ['chrome', 'document']) Reflect.deleteProperty(globalThis, name);
});

it('speaks the language of the browser, in its own kind of it, with the digits of wallets', async () => {
  for (const [folder, tag, expected] of [['en', 'en-GB', 'en-GB-u-nu-latn'], ['de', 'de-AT', 'de-AT-u-nu-latn'], ['ar', 'ar-EG', 'ar-EG-u-nu-latn'],
    ['zh_CN', 'zh-CN', 'zh-CN-u-nu-latn'], ['en', 'zh-TW', 'en-u-nu-latn'], ['en', 'fr', 'en-u-nu-latn'], ['ja', 'ja-JP-mac', 'ja-u-nu-latn']]) {
    browser(folder ?? '', tag ?? '');
    assert.equal((await speak()).tag, expected);
  }
});

it('speaks what the person chose, until they leave it to the browser again', async () => {
  browser('de', 'de-DE');
  await choose('ar');
  const { tag, messages, english } = await speak();
  assert.equal(tag, 'ar-u-nu-latn');
  assert.equal(messages['ui_refuse']?.message, 'رفض');
  assert.equal(english?.['ui_refuse']?.message, 'Refuse');
  assert.deepEqual(document.documentElement, { lang: 'ar', dir: 'rtl' });
  await choose(null);
  assert.equal(await chosen(), null);
  assert.equal((await speak()).messages['ui_refuse']?.message, 'Ablehnen');
});

it('calls a chain that the person added by their name for it, as theirs, and no other one', async () => {
  browser('de', 'de-DE');
  const chains = [{ chain: '0x67932', name: 'My $& chain', explorer: null }, { chain: '0x1', name: 'My own', explorer: null }];
  await chrome.storage.local.set({ 'chain/own': { v: 1, chains } });
  const { messages, english } = await speak();
  assert.equal(messages['chain_424242']?.message, 'My & chain (Ihr Name für Blockchain 424242)');
  assert.equal(english?.['chain_424242']?.message, 'My & chain (your name for chain 424242)');
  assert.equal(messages['chain_1']?.message, 'Ethereum');
  await chrome.storage.local.set({ 'chain/own': { v: 99, chains } });
  assert.equal((await speak()).messages['chain_424242'], undefined);
});

it('speaks on where what was chosen is gone or cannot be read', async () => {
  browser('en', 'en-US');
  await choose('xx');
  const { messages, english } = await speak();
  assert.equal(messages['ui_refuse']?.message, 'Refuse');
  assert.equal(english, null);
  browser('es', 'es-MX', false);
  assert.equal((await speak()).messages['ui_refuse']?.message, 'Rechazar');
});

it('has a form for each plural that a language makes of a count up to a thousand, or says it as the others', () => {
  for (const { folder, plurals } of languages) {
    const rules = new Intl.PluralRules(folder.replace('_', '-'));
    const needed = new Set(Array.from({ length: 1_000 }, (_, at) => rules.select(at + 1)));
    assert.deepEqual(new Set(plurals), needed, folder);
  }
});
