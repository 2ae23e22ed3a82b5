// The welcome page opens by itself once, and only what is ours is taken for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { senderOf } from '../../extension/background/senders.js';
import { Welcome } from '../../extension/background/welcome.js';
import { answersOf, EXAMPLES } from '../../extension/practice/examples.js';

/** @typedef {(details: {reason: string}) => void} Listener */

test('it opens when the extension is installed, not when it or the browser is updated', () => {
  /** @type {Listener[]} */
  const listeners = [];
  /** @type {string[]} */
  const opened = [];
  const runtime = { onInstalled: { addListener: (/** @type {Listener} */ listener) => listeners.push(listener) } };
  const tabs = { create: async (/** @type {{url: string}} */ { url }) => opened.push(url) };
  new Welcome(/** @type {any} */ ({ runtime, tabs })).listen();
  for (const reason of ['update', 'chrome_update', 'install']) listeners.forEach((tell) => tell({ reason }));
  assert.deepEqual(opened, ['welcome.html']);
});

test('it sets what the settings set, and practice sets nothing', () => {
  const own = 'chrome-extension://own/';
  Object.assign(globalThis, { chrome: { runtime: { id: 'own', getURL: () => own } } });
  const kind = (/** @type {string} */ name, /** @type {string} */ page) => senderOf(/** @type {any} */ ({ name, sender: { id: 'own', url: own + page } }))?.kind ?? null;
  assert.equal(kind('settings', 'welcome.html'), 'settings');
  assert.equal(kind('settings', 'welcome.html#ask'), 'settings');
  for (const name of ['settings', 'prompt', 'popup', 'dashboard', 'content']) assert.equal(kind(name, 'practice.html'), null, name);
});

test('requests to practise with are of nobody and of sites that nobody can have', () => {
  for (const { origin, snapshot } of Object.values(EXAMPLES)) {
    assert.match(origin, /^https:\/\/[a-z-]+\.practice\.example$/);
    assert.equal(JSON.parse(snapshot).params[0].from, '0x1234567890abcdef1234567890abcdef12345678');
  }
  assert.deepEqual(answersOf(/** @type {any} */ ({ question: 'token', chain: '0x1', address: '0x0000000000000000000000000000000000000001', owner: null })), []);
});
