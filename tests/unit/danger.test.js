// What the number on the toolbar counts, and when it is counted.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Dangers } from '../../extension/background/danger.js';
import { Signatures } from '../../extension/background/signatures/signatures.js';
import { Store } from '../../extension/background/store.js';

const [ALICE, BOB] = ['0xaa', '0xbb'];
const now = Math.floor(Date.now() / 1000);
const hex = (/** @type {number} */ number) => `0x${number.toString(16)}`;

/** @type {Record<string, any>} */
let local;
/** @type {Store} */
let store;
beforeEach(() => {
  local = {};
  const area = {
    get: async (/** @type {string | null} */ key) => (key === null ? local : { [key]: local[key] }),
    set: async (/** @type {object} */ entries) => Object.assign(local, entries),
  };
  store = new Store(/** @type {any} */ ({ local: area, session: area }));
});

/** @param {string} digest @param {string} level @param {string | null} state @param {number | null} deadline */
const signature = (digest, level, state, deadline) => store.write('signature', digest, {
  origin: null, level, headline: { id: 'h', args: {} }, at: now, readAt: 0, now: state && { state: { state }, exposed: [] },
  given: { digest, signature: { chain: '0x1', owner: ALICE }, deadline: deadline === null ? null : hex(deadline), ended: false },
});

/** The alarm that is set, and who hears it. */
const alarm = { when: /** @type {number | null} */ (null), ring: () => {} };
const alarms = {
  clear: async () => { alarm.when = null; },
  create: async (/** @type {string} */ name, /** @type {{when: number}} */ { when }) => { alarm.when = when; },
  onAlarm: { addListener: (/** @type {(alarm: {name: string}) => void} */ listener) => { alarm.ring = () => listener({ name: 'deadline' }); } },
};

/** @param {any} [scans] */
const dangers = (scans = { watch: () => {} }) => {
  const signatures = new Signatures(/** @type {any} */ ({ store, revocations: { onEnded: () => {} } }));
  return new Dangers(/** @type {any} */ ({ store, accounts: { all: async () => [ALICE] }, scans, signatures, browser: { alarms } }));
};

test('counts what is high or critical, of accounts that are known', async () => {
  const list = (/** @type {string[]} */ ...risks) => ({ allowances: risks.map((risk) => ({ risk })) });
  await store.write('allowances', `0x1/${ALICE}`, list('low', 'medium', 'high', 'critical'));
  await store.write('allowances', `0x2/${ALICE}`, list('critical'));
  await store.write('allowances', `0x1/${BOB}`, list('critical'));
  assert.equal(await dangers().count(), 3);
});

test('counts dangerous signatures that may still be used, whether they could be read or not', async () => {
  await signature('unused', 'high', 'unused', now + 3600);
  await signature('unread', 'critical', 'unread', null);
  await signature('unasked', 'high', null, null);
  await signature('harmless', 'medium', 'unused', null);
  for (const state of ['used', 'expired', 'cancelled', 'superseded']) await signature(state, 'critical', state, null);
  await signature('past', 'critical', 'unused', now - 3600);
  assert.equal(await dangers().count(), 3);
});

test('is counted once for changes that come together, and not for a list that is being read', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const counted = mock.fn();
  /** @type {(name: string) => void} */
  let change = () => {};
  const scans = { watch: (/** @type {any} */ listener) => { change = listener; }, isReading: (/** @type {string} */ chain) => chain === '0x2' };
  dangers(scans).watch(counted);
  change(`0x2/${ALICE}`);
  t.mock.timers.tick(1000);
  assert.equal(counted.mock.callCount(), 0);
  for (const name of [`0x1/${ALICE}`, `0x3/${ALICE}`]) change(name);
  t.mock.timers.tick(1000);
  assert.equal(counted.mock.callCount(), 1);
});

test('a deadline that passes lowers the count: an alarm goes off a little after the next one, of allowances and of signatures', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: now * 1000 });
  const own = dangers();
  const counted = mock.fn();
  own.watch(counted);
  await signature('soon', 'critical', 'unused', now + 100);
  const until = (/** @type {number} */ time) => ({ risk: 'high', expiry: { expiry: 'at', time: hex(time) } });
  await store.write('allowances', `0x1/${ALICE}`, { allowances: [until(now + 500), until(now - 500), { risk: 'high', expiry: { expiry: 'never' } }, until(2 ** 60)] });
  assert.deepEqual([await own.count(), alarm.when], [4, (now + 161) * 1000]);
  t.mock.timers.setTime(Number(alarm.when));
  alarm.ring();
  assert.equal(counted.mock.callCount(), 1);
  assert.deepEqual([await own.count(), alarm.when], [3, (now + 561) * 1000]);
  t.mock.timers.setTime(Number(alarm.when));
  assert.equal(await own.count(), 2);
  assert.equal(alarm.when, (now + 561 + 30 * 86_400) * 1000, 'no alarm is set for longer than a month');
  await store.write('allowances', `0x1/${ALICE}`, { allowances: [] });
  assert.deepEqual([await own.count(), alarm.when], [0, null]);
});
