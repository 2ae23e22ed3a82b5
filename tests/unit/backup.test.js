// What is saved as a file comes back as it was; a file by anybody else changes nothing that a person could not.
import assert from 'node:assert/strict';
import { before, it, mock } from 'node:test';
import { Backup } from '../../extension/background/backup/backup.js';
import { LONGEST } from '../../extension/background/backup/longest.js';
import { Chains } from '../../extension/background/chains.js';
import { isText } from '../../extension/background/texts.js';
import { Store } from '../../extension/background/store.js';

const [ALICE, BOB, USDC] = ['a', 'b', 'c'].map((digit) => `0x${digit.repeat(40)}`);
const HEADLINE = { id: 'headline_grant', args: { spender: { arg: 'address', value: BOB }, amount: { arg: 'amount', value: '0x5', decimals: 6, symbol: 'USDC' } } };
const LINE = { who: HEADLINE, what: HEADLINE, amount: HEADLINE, until: HEADLINE, today: null };
const DEED = '3f2b0c9e-0000-4000-8000-000000000001';

before(() => {
  Object.assign(globalThis, { chrome: { runtime: { getURL: (/** @type {string} */ path) => path } } });
  mock.method(globalThis, 'fetch', async () => Response.json({ chains: [{ id: '0x1', name: 'Ethereum', endpoint: null }, { id: '0xa', name: 'OP Mainnet', endpoint: null }] }));
});

/** Every kind that is saved. */
const saved = () => ({
  'policy/own': { v: 1, responses: [{ kind: 'grant', level: 'low', response: 'note' }], rules: [{ rule: 'no-expiry', level: null }] },
  'policy/simulations': { v: 1, off: true },
  'watching/own': { v: 1, on: true, wants: { unlimited: true, ending: false, growth: 2 } },
  'chain/own': { v: 1, chains: [{ chain: '0x67932', name: 'My chain', explorer: null }] },
  'endpoint/0x1': { v: 1, url: 'https://one.example/v3/secret', more: ['https://two.example'] },
  'endpoint/0x67932': { v: 1, url: 'https://own.example', more: [] },
  'explorer/0x1': { v: 1, url: 'https://explorer.example/api', key: 'the-person-own-key', kind: 'etherscan' },
  'prices/own': { v: 1, url: 'https://prices.example' },
  'list/https://lists.example/bad.json': { v: 1, name: 'Bad', digest: '', counts: [0, 0, 0], readAt: 0, askedAt: 0, problem: null },
  'directory/own': { v: 1, contracts: [{ chain: '0x1', address: BOB, role: 'spender', name: 'My router' }] },
  [`trust/https://app.example 0x1 ${BOB} ${USDC}`]: { v: 1, origin: 'https://app.example', chain: '0x1', spender: BOB, token: USDC, ceiling: '0x3b9aca00' },
  [`account/${ALICE}`]: { v: 1, seen: 1_795_000_000_000 },
  [`paid/0x1 ${USDC} ${BOB}`]: { v: 1, to: BOB, chain: '0x1', token: USDC, most: '0x64', at: 5 },
  [`allowed/${BOB}`]: { v: 1, at: 6 },
  [`spender/https://app.example ${BOB}`]: { v: 1, at: 7 },
  [`deed/${DEED}`]: { v: 1, at: 8, deed: 'granted', origin: 'https://app.example', account: ALICE, chain: '0x1', headline: HEADLINE, asked: null, lines: [LINE], hash: null },
  [`signature/0x1/${ALICE}/0x12`]: { v: 1, origin: 'https://app.example', level: 'high', headline: HEADLINE, given: { digest: '0x12', signature: { chain: '0x1', owner: ALICE } }, at: 9, now: null, readAt: 0 },
});

/** A background with these records. @param {Record<string, any>} kept @param {{isFull?: boolean, run?: {over: boolean} | null}} [options] */
function made(kept, { isFull = false, run = null } = {}) {
  let renewed = 0;
  let writes = 0;
  /** @type {string[]} */
  const done = [];
  const note = (/** @type {string} */ what) => async (/** @type {string} */ of = '') => void done.push(`${what}${of}`);
  const area = {
    clear: async () => Object.keys(kept).forEach((key) => delete kept[key]),
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => {
      if (isFull) throw new Error('QUOTA_BYTES quota exceeded');
      writes += 1;
      Object.assign(kept, structuredClone(entries));
    },
    remove: async (/** @type {string | string[]} */ keys) => [keys].flat().forEach((key) => delete kept[key]),
  };
  const guard = /** @type {any} */ ({ beginLook: async (/** @type {any[]} */ [given]) => { if (!/^0x[0-9a-f]+$/.test(given.digest)) throw new Error('unreadable'); } });
  const store = new Store(/** @type {any} */ ({ local: area, session: area }));
  const chains = new Chains(store);
  const backup = new Backup({ store, guard, chains, renewed: [{ renew: async () => { renewed += 1; } }], revocations: { current: async () => /** @type {any} */ (run), dismiss: note('dismiss') }, accounts: { all: async () => [ALICE] }, scans: { forget: note('forget ') }, passed: { forget: note('passed') }, welcome: { open: note('welcome') } });
  return { backup, kept, done, renewed: () => renewed, writes: () => writes };
}

/** @param {Record<string, any>} records @param {object} [more] */
const fileOf = (records, more = {}) => JSON.stringify({ format: 'countersign-backup', v: 1, saved: 1_795_000_000, records, ...more });

it('comes back as it was, in the place of what is there, in one write', async () => {
  const text = await made(saved()).backup.save({ keys: true });
  const other = made({ [`account/${BOB}`]: { v: 1, seen: 1 }, 'endpoint/0xa': { v: 1, url: 'https://old.example' }, 'run/current': { v: 2, id: 'x' } });
  assert.equal(await other.backup.restore(text), null);
  assert.deepEqual(other.kept, { ...saved(), 'run/current': { v: 2, id: 'x' } });
  assert.deepEqual([other.writes(), other.renewed()], [1, 1]);
});

it('leaves keys out unless they are asked for, and says of nothing else that it is one', async () => {
  const { backup } = made(saved());
  const without = await backup.save({ keys: false });
  assert.ok(!without.includes('the-person-own-key'));
  assert.ok((await backup.save({ keys: true })).includes('the-person-own-key'));
  // The page says that an endpoint's address is saved as it is.
  assert.ok(without.includes('https://one.example/v3/secret'));
  const other = made({});
  await other.backup.restore(without);
  assert.deepEqual(other.kept['explorer/0x1'], { ...saved()['explorer/0x1'], key: '' });
});

it('saves neither what is read again nor what is under way', async () => {
  const { backup } = made({ ...saved(), 'run/current': { v: 2 }, 'allowances/0x1/0xa': { v: 1 }, 'scan/0x1/0xa': { v: 1 }, 'watching/round': { v: 1 }, 'told/x': { v: 1 }, 'language/chosen': { v: 1 } });
  assert.deepEqual(Object.keys(JSON.parse(await backup.save({ keys: true })).records).sort(), Object.keys(saved()).sort());
});

it('says what would come of a file, and changes nothing', async () => {
  const { backup, kept, renewed } = made({});
  const found = await backup.look(fileOf({ ...saved(), 'gift/x': { v: 1 } }));
  const hosts = ['one.example', 'two.example', 'own.example', 'explorer.example', 'prices.example', 'lists.example'];
  assert.deepEqual(found, { saved: 1_795_000_000, entries: Object.keys(saved()).length, left: 1, hosts });
  assert.deepEqual([kept, renewed()], [{}, 0]);
});

it('what is no file of ours, too long, or of a newer version changes nothing', async () => {
  const files = { unreadable: ['', '[]', 'null', '{"format":"other"}', fileOf({}, { records: null }), fileOf({}, { v: 0 }), fileOf({}, { v: '1' }), fileOf(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [at, 1])))], newer: [fileOf(saved(), { v: 2 })], large: [' '.repeat(LONGEST + 1)] };
  for (const [why, texts] of Object.entries(files)) {
    for (const text of texts) {
      const { backup, kept, renewed } = made(saved());
      assert.equal(await backup.look(text), why);
      assert.equal(await backup.restore(text), why);
      assert.deepEqual([kept, renewed()], [saved(), 0]);
    }
  }
});

it('takes of a hostile file only what the person could have entered', async () => {
  const trust = saved()[`trust/https://app.example 0x1 ${BOB} ${USDC}`];
  const deed = /** @type {any} */ (saved()[`deed/${DEED}`]);
  const signature = /** @type {any} */ (saved()[`signature/0x1/${ALICE}/0x12`]);
  /** @type {Record<string, any>} */
  const hostile = {
    'policy/own': { v: 1, responses: [{ kind: 'grant', level: 'critical', response: 'allow' }], rules: 'all' },
    'policy/other': { v: 1 },
    'endpoint/0x1': { v: 1, url: 'http://example.org' },
    'endpoint/0xa': { v: 1, url: 'https://one.example', more: Array.from({ length: 8 }, () => 'https://two.example') },
    'chain/other': { v: 1, chains: [{ chain: '0x99', name: 'Mine', explorer: null }] },
    'endpoint/0x99': { v: 1, url: 'https://unknown.example' },
    'prices/own': { v: 1, url: 'http://prices.example' },
    'prices/other': { v: 1, url: 'https://prices.example' },
    'explorer/0x1': { v: 1, url: 'javascript:alert(1)', key: '', kind: 'etherscan' },
    'explorer/0xa': { v: 1, url: 'https://one.example', key: '', kind: 'other' },
    'list/ftp://lists.example': { v: 1, name: 'list' },
    'trust/any': { ...trust, spender: 'everybody' },
    'trust/other': { ...trust, origin: 'https://app.example/path' },
    'trust/more': { ...trust, ceiling: 7 },
    'account/0xA': { v: 1, seen: 1 },
    [`account/${ALICE}`]: { v: 99, seen: 1 },
    [`account/${BOB}`]: { v: 1, seen: 'now' },
    [`paid/0x1 ${USDC} ${BOB}`]: { v: 1, to: BOB, chain: '0x1', token: USDC, most: 'all', at: 5 },
    'spender/nowhere': { v: 1, at: 1 },
    'allowed/__proto__': { v: 1, at: 1 },
    '__proto__/x': { v: 1 },
    'constructor/x': { v: 1 },
    'run/current': { v: 2, id: 'x' },
    'held/x': { v: 1 },
    [`deed/${DEED}`]: { ...deed, headline: { id: 'h', args: { x: { arg: 'markup', value: '<b>' } } } },
    [`deed/${DEED.replace('1', '2')}`]: { ...deed, lines: Array.from({ length: 17 }, () => LINE) },
    'signature/x': { ...signature, given: { ...signature.given, digest: 'no' } },
    'signature/y': { ...signature, level: 'none' },
    text: 'x', empty: null,
  };
  const { backup, kept } = made({});
  const file = `{"format":"countersign-backup","v":1,"saved":-1,"records":${JSON.stringify(hostile)}}`;
  assert.deepEqual(await backup.look(file), { saved: 0, entries: 0, left: Object.keys(hostile).length, hosts: [] });
  assert.equal(await backup.restore(file), null);
  assert.deepEqual(kept, {});
});

it('takes chains of a file that somebody added, under names that are clean, and none in the place of one that is known', async () => {
  const { backup, kept } = made({ 'chain/own': { v: 1, chains: [{ chain: '0x5', name: 'Before', explorer: null }] }, 'endpoint/0x5': { v: 1, url: 'https://before.example', more: [] } });
  const added = [{ chain: '0x1', name: 'Mine', explorer: null }, { chain: '0x6', name: 'OP MAINNET', explorer: null }, { chain: '0x7', name: '\u202eMine (1)', explorer: 'javascript:alert(1)' }, { chain: '0x8', name: '\u202eMine (1)', explorer: 'https://scan.example/' }];
  const endpoints = Object.fromEntries(['0x5', '0x6', '0x7', '0x8'].map((chain) => [`endpoint/${chain}`, { v: 1, url: 'https://e.example', more: [] }]));
  assert.equal(await backup.restore(fileOf({ ...endpoints, 'chain/own': { v: 1, chains: added } })), null);
  assert.deepEqual(kept, { 'chain/own': { v: 1, chains: [{ chain: '0x8', name: 'Mine 1', explorer: 'https://scan.example' }] }, 'endpoint/0x8': endpoints['endpoint/0x8'] });
});

it('is named by what a record has, not by what the file calls it', async () => {
  const trust = saved()[`trust/https://app.example 0x1 ${BOB} ${USDC}`];
  const { backup, kept } = made({});
  await backup.restore(fileOf({ 'trust/https://bank.example': trust, 'trust/again': trust }));
  assert.deepEqual(Object.keys(kept), [`trust/https://app.example 0x1 ${BOB} ${USDC}`]);
});

it('takes no more of a kind than is kept of it', async () => {
  const accounts = Array.from({ length: 70 }, (_, at) => [`account/0x${String(at).padStart(40, '0')}`, { v: 1, seen: at }]);
  const found = await made({}).backup.look(fileOf(Object.fromEntries(accounts)));
  assert.deepEqual(typeof found === 'string' ? found : [found.entries, found.left], [64, 6]);
});

it('what a newer version wrote is neither saved nor lost', async () => {
  const newer = { v: 99, seen: 'in another form' };
  const { backup, kept } = made({ [`account/${ALICE}`]: newer, [`account/${BOB}`]: { v: 1, seen: 2 } });
  assert.ok(!(await backup.save({ keys: true })).includes('another form'));
  assert.equal(await backup.restore(fileOf({ [`account/${ALICE}`]: { v: 1, seen: 1 } })), null);
  assert.deepEqual(kept, { [`account/${ALICE}`]: newer });
});

it('without room nothing is changed', async () => {
  const { backup, kept, renewed } = made(saved(), { isFull: true });
  await assert.rejects(backup.restore(fileOf({})));
  assert.deepEqual([kept, renewed()], [saved(), 0]);
});

it('sets back what the settings show, and nothing that the person did', async () => {
  const { backup, kept, done, renewed } = made(saved());
  assert.equal(await backup.reset({ all: false }), null);
  assert.deepEqual(Object.keys(kept).map((key) => key.split('/')[0]), ['account', 'paid', 'allowed', 'spender', 'deed', 'signature']);
  assert.deepEqual([done, renewed()], [[], 1]);
});

it('forgets all, also what a newer version wrote and what is being read, and begins anew', async () => {
  const { backup, kept, done, renewed } = made({ ...saved(), 'run/current': { v: 2 }, 'account/x': { v: 99 }, 'scan/x': { v: 1 }, 'language/chosen': { v: 1 } }, { run: { over: true } });
  assert.equal(await backup.reset({ all: true }), null);
  assert.deepEqual([kept, done, renewed()], [{}, ['dismiss', `forget ${ALICE}`, 'passed', 'welcome'], 1]);
});

it('nothing is restored or forgotten under a revocation', async () => {
  const { backup, kept, done, renewed } = made(saved(), { run: { over: false } });
  for (const all of [true, false]) assert.equal(await backup.reset({ all }), 'running');
  assert.equal(await backup.restore(fileOf({})), 'running');
  assert.deepEqual([kept, done, renewed()], [saved(), [], 0]);
});

it('knows a sentence from what only looks like one', () => {
  assert.ok(isText(HEADLINE) && isText({ id: 'h' }) && isText({ id: 'h', args: { x: { arg: 'phrase', value: HEADLINE } } }));
  /** @type {any} */
  let deep = { id: 'h' };
  for (let at = 0; at < 20; at += 1) deep = { id: 'h', args: { x: { arg: 'phrase', value: deep } } };
  for (const other of [null, 'h', {}, { id: 'H!' }, { id: 'h', args: 'x' }, { id: 'h', args: { x: { arg: 'count', value: '1' } } }, { id: 'h', args: { x: { arg: 'toString' } } }, deep]) assert.ok(!isText(other));
});
