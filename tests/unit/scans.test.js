// @ts-check
// What is listed where all of it takes long to read, or cannot be: known apps, and that they are known apps only.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Previews } from '../../extension/background/previews.js';
import { Scans } from '../../extension/background/scans.js';
import { Store } from '../../extension/background/store.js';

const [CHAIN, OWNER] = ['0x1', `0x${'aa'.repeat(20)}`];
const NAME = `${CHAIN}/${OWNER}`;
const WHY = { id: 'scan_too_many_calls', args: {} };
const NOTHING = { allowances: [], unread: [], complete: false, failed: null };
/** @param {string} name @returns {any} */
const found = (name) => ({ key: { spender: name } });

/**
 * @param {object} given
 * @param {any} given.outcome of the search
 * @param {number} [given.needed] how many requests it says it needs
 * @param {any} [given.look] what known apps may take
 * @param {Record<string, any>} [given.kept] in storage
 */
function made({ outcome, needed = 0, look = { ...NOTHING, allowances: [found('app')] }, kept = {} }) {
  const area = {
    get: async (/** @type {string | null} */ key) => (key === null ? { ...kept } : key in kept ? { [key]: kept[key] } : {}),
    set: async (/** @type {object} */ given) => void Object.assign(kept, given),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const store = new Store(/** @type {any} */ ({ local: area, session: area }));
  const state = (/** @type {unknown[]} */ requests) => ({ requests, pause: 0, head: 9, progress: { done: 1, total: 1000 }, needed });
  const scan = { state: () => state([{ at: 0, query: null }]), step: () => state([]), hear: () => {}, miss: () => {}, saved: () => null, outcome: () => outcome, free: () => {} };
  const line = { endpoints: [{ usual: 0 }], survey: async () => 0, ask: async () => null };
  const chains = { line: async () => line, reachable: async () => [{ id: CHAIN, name: 'Ethereum' }] };
  let looks = 0;
  const previews = { look: async () => ((looks += 1), look) };
  const weighing = { weigh: async (/** @type {string} */ chain, /** @type {string} */ owner, /** @type {any[]} */ list) => list.map((one) => ({ ...one, weighed: `${chain}/${owner}` })) };
  const scans = new Scans(/** @type {any} */ ({ guard: { beginScan: async () => scan }, chains, explorers: { of: async () => null }, store, previews, weighing }));
  /** What was stored whenever somebody was told of it. @type {any[]} */
  const told = [];
  scans.watch(() => told.push(structuredClone(kept[`allowances/${NAME}`] ?? null)));
  return { scans, told, kept, looks: () => looks, record: () => kept[`allowances/${NAME}`] };
}

const APP = [{ ...found('app'), weighed: NAME }];

it('what could not be searched lists what known apps may take, weighed, with the reason, and as never read', async () => {
  const { scans, record } = made({ outcome: { ...NOTHING, failed: WHY } });
  await scans.read(CHAIN, OWNER);
  assert.deepEqual(record(), { v: 1, reach: { state: 'known', why: WHY }, readAt: 0, allowances: APP, unread: [] });
  await scans.read(CHAIN, OWNER);
  assert.deepEqual(record().reach, { state: 'known', why: WHY }, 'as long as nothing more is known');
});

it('where nobody answers even that, it failed', async () => {
  const { scans, record } = made({ outcome: { ...NOTHING, failed: WHY }, look: null });
  await scans.read(CHAIN, OWNER);
  assert.deepEqual(record().reach, { state: 'failed', why: WHY });
});

it('what was read in full before stays, and known apps are not looked at', async () => {
  const before = { v: 1, reach: { state: 'ready' }, readAt: 5, allowances: [found('before')], unread: [] };
  const { scans, record, looks } = made({ outcome: { ...NOTHING, failed: WHY }, kept: { [`allowances/${NAME}`]: before } });
  await scans.read(CHAIN, OWNER);
  assert.deepEqual([record(), looks()], [{ ...before, reach: { state: 'failed', why: WHY } }, 0]);
});

it('a search of few requests is not kept waiting by another look', async () => {
  const { scans, record, looks } = made({ outcome: { ...NOTHING, allowances: [found('all')], complete: true }, needed: 3 });
  await scans.read(CHAIN, OWNER);
  assert.deepEqual([record().reach, record().allowances.length, looks()], [{ state: 'ready' }, 1, 0]);
});

it('during a long search known apps are listed, and all that was found after it', async () => {
  const { scans, told, record, looks } = made({ outcome: { ...NOTHING, allowances: [found('all'), found('app')], complete: true }, needed: 500 });
  await scans.read(CHAIN, OWNER);
  assert.equal(looks(), 1);
  assert.ok(told.some((one) => one === null || one.readAt === 0));
  assert.deepEqual([record().reach, record().allowances.length], [{ state: 'ready' }, 2]);
  assert.equal(scans.isSettled(CHAIN, OWNER), true);
});

it('what a search with gaps missed is listed as known apps have it, every time', async () => {
  const gap = { key: null, why: WHY };
  const { scans, record, looks } = made({ outcome: { ...NOTHING, allowances: [found('all'), found('app')], unread: [gap] }, look: { ...NOTHING, allowances: [found('app'), found('other')] } });
  for (const times of [1, 2]) {
    await scans.read(CHAIN, OWNER);
    assert.deepEqual(record().allowances.map((/** @type {any} */ { key }) => key.spender), ['all', 'app', 'other']);
    assert.deepEqual([record().reach, looks()], [{ state: 'partial' }, times]);
  }
});

it('known apps that cannot be looked at any more are not shown as if they were', async () => {
  const before = { v: 1, reach: { state: 'known', why: WHY }, readAt: 0, allowances: [found('before')], unread: [] };
  const { scans, record } = made({ outcome: { ...NOTHING, failed: WHY }, look: null, kept: { [`allowances/${NAME}`]: before } });
  await scans.read(CHAIN, OWNER);
  assert.deepEqual(record(), { v: 1, reach: { state: 'failed', why: WHY }, readAt: 0, allowances: [], unread: [] });
});

it('what is forgotten while known apps are looked at stays forgotten', async () => {
  /** @type {(found: any) => void} */
  let answer = () => {};
  const world = made({ outcome: { ...NOTHING, allowances: [found('all')], complete: true }, needed: 500, look: new Promise((resolve) => { answer = resolve; }) });
  const read = world.scans.read(CHAIN, OWNER);
  const forgotten = world.scans.forget(OWNER);
  await read;
  answer({ ...NOTHING, allowances: [found('app')] });
  await forgotten;
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(world.record(), undefined);
});

it('known apps are those of the directory and the person, and everybody whom the person allowed something', async () => {
  /** @type {any[]} */
  const begun = [];
  const scan = { state: () => ({ requests: [], pause: 0, head: 9, progress: { done: 1, total: 1 }, needed: 0 }), outcome: () => NOTHING, free: () => {} };
  const guard = { beginProbe: async (/** @type {any} */ plan, /** @type {any} */ list) => (begun.push([plan, list]), scan) };
  const directory = { listed: async () => ({ tokens: ['t'], spenders: ['s', 'both'] }) };
  const previews = new Previews(/** @type {any} */ ({ guard, directory, memory: { spenders: async () => ['mine', 'both'] } }));
  const line = /** @type {any} */ ({ endpoints: [{}, {}], survey: async () => 0 });
  assert.equal(await previews.look(CHAIN, OWNER, 7, line), NOTHING);
  assert.deepEqual(begun, [[{ chain: CHAIN, owner: OWNER, now: 7, endpoints: 2, explorer: null }, { tokens: ['t'], collections: [], spenders: ['mine', 'both', 's'], pairs: [], onlyHeld: true }]]);
});
