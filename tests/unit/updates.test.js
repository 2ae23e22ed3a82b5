// An update waits for held requests.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Updates } from '../../extension/background/updates.js';

/** @type {(() => void)[]} */
let listeners;
let reloads = 0;

beforeEach(() => {
  listeners = [];
  reloads = 0;
  const runtime = {
    onUpdateAvailable: { addListener: (/** @type {() => void} */ listener) => listeners.push(listener) },
    reload: () => { reloads += 1; },
  };
  Object.assign(globalThis, { chrome: { runtime } });
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

/** The browser says that there is a new version. */
const available = () => listeners.forEach((listener) => listener());

test('a new version is installed at once when nothing is held', () => {
  new Updates({ held: { count: 0 } }).listen();
  available();
  assert.equal(reloads, 1);
});

test('a new version waits until the last held request is decided', () => {
  const held = { count: 2 };
  new Updates({ held }).listen();
  available();
  mock.timers.tick(60_000);
  assert.equal(reloads, 0);
  held.count = 1;
  mock.timers.tick(60_000);
  assert.equal(reloads, 0);
  held.count = 0;
  mock.timers.tick(1_000);
  assert.equal(reloads, 1);
});

test('two new versions are one reload', () => {
  const held = { count: 1 };
  new Updates({ held }).listen();
  available();
  available();
  held.count = 0;
  mock.timers.tick(1_000);
  assert.equal(reloads, 1);
});
