// Stored records carry their version: what another version wrote is neither misread nor lost.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Store } from '../../extension/background/store.js';

/** One storage area as browsers have it. */
class Area {
  /** @param {Record<string, any>} kept */
  constructor(kept = {}) {
    this.kept = kept;
  }

  /** @param {string | string[] | null} keys */
  async get(keys) {
    if (keys === null) return { ...this.kept };
    return Object.fromEntries([keys].flat().filter((key) => key in this.kept).map((key) => [key, this.kept[key]]));
  }

  /** @param {Record<string, any>} entries */
  async set(entries) {
    Object.assign(this.kept, structuredClone(entries));
  }

  /** @param {string} key */
  async remove(key) {
    delete this.kept[key];
  }
}

/** @param {Record<string, any>} [kept] */
const made = (kept) => {
  const local = new Area(kept);
  const session = new Area();
  return { local, session, store: new Store(/** @type {any} */ ({ local, session })) };
};

it('reads back what it wrote, by kind', async () => {
  const { store } = made();
  await store.write('account', '0xa', { seen: 1 });
  await store.write('endpoint', '0x1', { url: 'http://127.0.0.1' });
  assert.equal((await store.read('account', '0xa')).seen, 1);
  assert.deepEqual((await store.list('account')).map(([name]) => name), ['0xa']);
  assert.equal(await store.read('account', '0xb'), null);
});

it('keeps what ends with the session apart', async () => {
  const { store, local, session } = made();
  await store.write('prompt', 'window', { id: 7 });
  assert.deepEqual(Object.keys(local.kept), []);
  assert.deepEqual(Object.keys(session.kept), ['prompt/window']);
});

it('does not touch a record of a newer version, and reads it as absent', async () => {
  const newer = { v: 99, seen: 'in another form' };
  const { store, local } = made({ 'account/0xa': { ...newer } });
  await store.write('account', '0xa', { seen: 1 });
  assert.deepEqual(local.kept['account/0xa'], newer);
  assert.equal(await store.read('account', '0xa'), null);
  assert.deepEqual(await store.list('account'), []);
});

it('shows the rest when one record is broken', async () => {
  const { store } = made({ 'account/0xa': 'broken', 'account/0xb': { v: 1, seen: 2 }, 'account/0xc': null });
  assert.deepEqual((await store.list('account')).map(([name]) => name), ['0xb']);
});

it('reads no other kind where the browser tells the keys alone', async () => {
  const { store, local } = made({ 'account/0xa': { v: 1, seen: 2 }, 'allowances/0xa': { v: 1, rows: [] } });
  /** @type {unknown[]} */
  const read = [];
  const get = local.get.bind(local);
  Object.assign(local, {
    getKeys: async () => Object.keys(local.kept),
    get: (/** @type {string[]} */ keys) => (read.push(keys), get(keys)),
  });
  assert.deepEqual((await store.list('account')).map(([name]) => name), ['0xa']);
  assert.deepEqual(read, [['account/0xa']]);
});

it('forgets what is removed', async () => {
  const { store } = made();
  await store.write('run', 'current', { id: 'x' });
  await store.remove('run', 'current');
  assert.equal(await store.read('run', 'current'), null);
});
