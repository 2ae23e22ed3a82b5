// What is remembered of the person's dealings: by site, bounded, and over restarts.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Memory } from '../../extension/background/memory.js';
import { Store } from '../../extension/background/store.js';

const SITE = 'https://app.example';
const [ALICE, BOB] = ['0x00000000000000000000000000000000000000aa', '0x00000000000000000000000000000000000000bb'];

/** A storage that outlives the background. */
function storage() {
  /** @type {Record<string, any>} */
  const kept = {};
  const area = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  return new Store(/** @type {any} */ ({ session: area, local: area }));
}

const grant = (/** @type {string} */ spender) => /** @type {any} */ ({ effect: 'grant', spender });
const payment = (/** @type {string} */ to, most = '0x64') => ({ to, chain: '0x1', token: TOKEN, most });
/** @param {Memory} memory @param {{effects?: any[], pays?: object}} judgement */
const continued = (memory, { effects = [], pays }) => memory.continued(SITE, /** @type {any} */ ({ effects, pays }));
const TOKEN = '0x00000000000000000000000000000000000000cc';
const trust = { origin: SITE, chain: '0x1', spender: ALICE, token: BOB, ceiling: '0x64' };

it('spenders are those of the site, and everybody met is known everywhere', async () => {
  const memory = new Memory(storage());
  await continued(memory, { effects: [grant(ALICE)] });
  await continued(memory, { pays: payment(BOB) });
  await continued(memory, {});
  assert.deepEqual(await memory.of(SITE), { met: [BOB, ALICE], paid: [payment(BOB)], spenders: [ALICE], trusted: [] });
  assert.deepEqual(await memory.of('https://app.example.evil'), { met: [BOB, ALICE], paid: [payment(BOB)], spenders: [], trusted: [] });
});

it('what is remembered outlives the background', async () => {
  const store = storage();
  const before = new Memory(store);
  await continued(before, { effects: [grant(ALICE)] });
  await continued(before, { pays: payment(BOB) });
  await before.trust(SITE, [trust]);
  const known = await before.of(SITE);
  assert.deepEqual(await new Memory(store).of(SITE), known);
  assert.deepEqual(known.trusted, [trust]);
});

it('trust is for the site that asked, whatever the message says, and ends when it is taken back', async () => {
  const store = storage();
  const memory = new Memory(store);
  let changes = 0;
  const end = memory.watch(() => { changes += 1; });
  await memory.trust('https://other.example', [trust]);
  assert.deepEqual((await memory.of(SITE)).trusted, []);
  assert.deepEqual(memory.trusted(), [{ ...trust, origin: 'https://other.example' }]);
  await memory.trust('https://other.example', [{ ...trust, ceiling: '0x1' }]);
  assert.deepEqual(memory.trusted().map(({ ceiling }) => ceiling), ['0x1'], 'the newer amount counts');
  await memory.distrust({ ...trust, origin: 'https://other.example' });
  assert.deepEqual(memory.trusted(), []);
  assert.deepEqual((await new Memory(store).of('https://other.example')).trusted, []);
  assert.equal(changes, 3);
  end();
  await memory.trust(SITE, [trust]);
  assert.equal(changes, 3);
});

it('the oldest are forgotten', async () => {
  const store = storage();
  const memory = new Memory(store);
  const address = (/** @type {number} */ number) => `0x${number.toString(16).padStart(40, '0')}`;
  for (let number = 0; number < 2052; number += 1) await continued(memory, { pays: payment(address(number)) });
  const { met = [] } = await memory.of(SITE);
  assert.equal(met.length, 2048);
  assert.deepEqual([met[0], met.at(-1)], [address(4), address(2051)]);
});

it('who gets something by a request is not paid unless the guard says so', async () => {
  const memory = new Memory(storage());
  await continued(memory, { effects: [{ effect: 'transfer', to: BOB }] });
  assert.deepEqual((await memory.of(SITE)).met, []);
});

it('the most that was paid at a time counts, of each token on each chain', async () => {
  const memory = new Memory(storage());
  for (const most of ['0x64', '0xa', '0x9']) await continued(memory, { pays: payment(BOB, most) });
  const elsewhere = { ...payment(BOB), chain: '0xa' };
  await continued(memory, { pays: elsewhere });
  assert.deepEqual((await memory.of(SITE)).paid, [payment(BOB), elsewhere]);
});

it('whom an earlier version knew without saying what of counts as a stranger again', async () => {
  const store = storage();
  await store.write('met', BOB, { at: 1 });
  await store.write('paid', BOB, { at: 1 });
  const memory = new Memory(store);
  assert.deepEqual((await memory.of(SITE)).met, []);
  assert.deepEqual([await store.list('met'), await store.list('paid')], [[], []]);
});

it('what could not be read once is read the next time', async () => {
  const store = storage();
  await continued(new Memory(store), { pays: payment(BOB) });
  const list = store.list.bind(store);
  store.list = async () => { throw new Error('storage is busy'); };
  const memory = new Memory(store);
  await assert.rejects(memory.of(SITE));
  store.list = list;
  assert.deepEqual((await memory.of(SITE)).met, [BOB]);
});
