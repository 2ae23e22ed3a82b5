// The background's part for lists with the module that ships: what is fetched, kept, and told of sites and addresses.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, serveFiles } from './load.js';

const THIEF = '0x1111111111111111111111111111111111111111';
const NOBODY = '0x2222222222222222222222222222222222222222';
const SIX_HOURS = 6 * 60 * 60 * 1000;

serveFiles();
Object.assign(globalThis, { chrome: { runtime: { getURL: (/** @type {string} */ path) => pathToFileURL(join(dist, path)).href } } });
const script = (/** @type {string} */ name) => import(pathToFileURL(join(dist, 'background/known', name)).href);
const [{ Lists }, module, { Store }, { Directory }] = await Promise.all(
  ['lists.js', 'module.js', '../store.js', 'directory.js'].map(script),
);

/** @type {Awaited<ReturnType<typeof publish>>} */
let published;
before(async () => { published = await publish(); });
after(() => published?.stop());

it('fetches nothing before a list is turned on, and knows look-alikes all the same', async () => {
  const { lists } = made();
  const asked = published.asked;
  await lists.refresh({ all: true });
  assert.deepEqual(await lists.site('https://app.uniswap.org'), { listed: null, resembles: null, known: true });
  assert.deepEqual(await lists.site('https://unlswap.org'), { listed: null, resembles: 'uniswap.org', known: false });
  assert.deepEqual(await lists.site('null'), { listed: null, resembles: null, known: false });
  assert.deepEqual(await lists.listed([THIEF]), []);
  assert.equal(published.asked, asked);
});

it('tells what is listed, in a later life from the last copy, and nothing once it is off', async () => {
  const { lists, kept, shelf } = made();
  published.text = JSON.stringify(['bad.example', THIEF]);
  await lists.add({ url: published.url, name: 'Thieves' });
  assert.deepEqual(await lists.site('https://a.bad.example'), { listed: 'Thieves', resembles: null, known: false });
  assert.deepEqual(await lists.listed([NOBODY, THIEF]), [{ address: THIEF, list: 'Thieves' }]);

  published.text = null;
  const later = made({ kept, shelf }).lists;
  assert.deepEqual(await later.listed([THIEF]), [{ address: THIEF, list: 'Thieves' }]);
  await later.refresh({ all: true });
  assert.equal(recordOf(kept).problem.id, 'list_unreachable');
  assert.deepEqual(await later.listed([THIEF]), [{ address: THIEF, list: 'Thieves' }]);

  await later.remove(published.url);
  assert.deepEqual(await later.listed([THIEF]), []);
  assert.deepEqual([kept, shelf], [{}, new Map()]);
});

it('takes a change, keeps what is the same, and fetches again only when it is due', async () => {
  const { lists, kept, shelf, clock } = made();
  published.text = 'bad.example';
  await lists.add({ url: published.url, name: '' });
  const first = shelf.get(published.url);
  assert.deepEqual([recordOf(kept).name, recordOf(kept).counts], [new URL(published.url).host, [1, 0, 0]]);
  const asked = published.asked;
  await lists.refresh({ all: false });
  assert.equal(published.asked, asked);
  clock.now += SIX_HOURS;
  await lists.refresh({ all: false });
  assert.equal(published.asked, asked + 1);
  assert.equal(shelf.get(published.url), first, 'the same list is not kept anew');
  published.text = 'worse.example';
  await lists.refresh({ all: true });
  assert.equal((await lists.site('https://bad.example')).listed, null);
  assert.equal((await lists.site('https://worse.example')).listed, recordOf(kept).name);
});

it('refuses what is too large, whatever its server says of it, and what is no list', async () => {
  const { lists, kept } = made();
  published.text = 'bad.example';
  await lists.add({ url: published.url, name: 'Thieves' });
  for (const [change, problem] of /** @type {const} */ ([
    [{ megabytes: 100, says: true }, 'list_too_large'],
    [{ megabytes: 100, says: false }, 'list_too_large'],
    [{ megabytes: 0, text: '[1]' }, 'list_unreadable'],
    [{ megabytes: 0, text: '<html></html>' }, 'list_empty'],
  ])) {
    Object.assign(published, change);
    await lists.refresh({ all: true });
    assert.equal(recordOf(kept).problem.id, problem);
    assert.equal((await lists.site('https://bad.example')).listed, 'Thieves', 'the last copy stays');
  }
});

it('fetches a list anew that storage lost', async () => {
  const { lists, kept, shelf } = made();
  published.text = 'bad.example';
  await lists.add({ url: published.url, name: 'Thieves' });
  shelf.set(published.url, new Uint8Array(9));
  const later = made({ kept, shelf }).lists;
  const noted = new Promise((resolve) => later.watch(() => resolve(null)));
  assert.equal((await later.site('https://bad.example')).listed, null);
  await noted;
  assert.equal(recordOf(kept).problem.id, 'list_unreadable');
  await later.refresh({ all: false });
  assert.equal((await later.site('https://bad.example')).listed, 'Thieves');
});

it('a list is not said to be read before it is said what is in it', async () => {
  const { lists } = made();
  published.text = JSON.stringify(['bad.example', THIEF]);
  /** @type {Promise<any[]>[]} */
  const views = [];
  lists.watch(() => views.push(lists.views()));
  await lists.add({ url: published.url, name: 'Thieves' });
  const seen = (await Promise.all(views)).map(([{ sites, addresses, readAt }]) => [sites, addresses, readAt > 0]);
  assert.ok(seen.length > 1);
  assert.deepEqual(seen.filter(([sites, , isRead]) => sites === 0 && isRead), []);
  assert.deepEqual(seen.at(-1), [1, 1, true]);
});

it('a list that is turned off while it is opened stays off', async () => {
  const { lists, kept, shelf } = made();
  published.text = 'bad.example';
  await lists.add({ url: published.url, name: 'Thieves' });
  kept[`list/${published.url}`].counts = [0, 0, 0];
  const later = made({ kept, shelf }).lists;
  let go = /** @type {(value: unknown) => void} */ (() => {});
  const may = new Promise((resolve) => { go = resolve; });
  const bytes = shelf.get(published.url);
  const begun = new Promise((resolve) => {
    shelf.get = /** @type {any} */ (() => (resolve(null), may.then(() => bytes)));
  });
  const opening = later.site('https://bad.example');
  await begun;
  await later.remove(published.url);
  go(null);
  await opening;
  await later.refresh({ all: false });
  assert.deepEqual(kept, {});
});

it('turns on only what the policy lets us fetch, and eight at most', async () => {
  const { lists, kept } = made();
  for (const url of ['http://lists.example/a', 'ftp://lists.example/a', 'data:text/plain,bad.example', 'nothing']) {
    await lists.add({ url, name: 'x' });
  }
  assert.deepEqual(kept, {});
  published.text = 'bad.example';
  for (let at = 0; at < 9; at++) await lists.add({ url: `${published.url}?${at}`, name: 'x' });
  assert.equal(Object.keys(kept).length, 8);
});

it('offers lists that can be turned on', async () => {
  const { lists } = await (await fetch(chrome.runtime.getURL('data/lists.json'))).json();
  assert.ok(lists.length > 0);
  for (const { name, url } of lists) assert.ok(name && new URL(url).protocol === 'https:');
});

it('knows contracts of a chain by the directory, and by the person before it', async () => {
  const { store } = made();
  const directory = new Directory(store);
  const router = '0x66a9893cc07d91d95644aedd05d03f95e1dba8af';
  const known = { address: router, role: 'spender', name: 'Uniswap: Universal Router 2.0' };
  assert.deepEqual(await directory.known('0x1', [NOBODY, router]), [known]);
  assert.deepEqual(await directory.known('0x38', [router]), []);
  assert.deepEqual(await directory.known(null, [router]), []);
  await directory.add({ chain: '0x1', address: router.toUpperCase().replace('0X', '0x'), role: 'other', name: ' Mine ' });
  assert.deepEqual(await directory.known('0x1', [router]), [{ ...known, role: 'other', name: 'Mine' }]);
  for (const wrong of [{ address: '0x12' }, { chain: '1' }, { name: ' ' }]) {
    await directory.add({ chain: '0x1', address: NOBODY, role: 'other', name: 'x', ...wrong });
  }
  assert.equal((await directory.own()).length, 1);
  await directory.remove({ chain: '0x1', address: router });
  assert.deepEqual(await directory.known('0x1', [router]), [known]);
});

it('contracts that are added at once are all kept', async () => {
  const directory = new Directory(made().store);
  const address = (/** @type {number} */ at) => `0x${String(at).padStart(40, '0')}`;
  const add = (/** @type {number} */ at) => directory.add({ chain: '0x1', address: address(at), role: 'other', name: `${at}` });
  await Promise.all([1, 2, 3].map(add));
  await Promise.all([directory.remove({ chain: '0x1', address: address(1) }), add(4)]);
  assert.deepEqual((await directory.own()).map((/** @type {{name: string}} */ { name }) => name), ['2', '3', '4']);
});

/** One life of the background's part, over what the one before kept. */
function made({ kept = /** @type {Record<string, any>} */ ({}), shelf = /** @type {Map<string, Uint8Array>} */ (new Map()) } = {}) {
  const area = {
    get: async (/** @type {string | null} */ key) => (key === null ? { ...kept } : key in kept ? { [key]: kept[key] } : {}),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const bytes = {
    read: async (/** @type {string} */ name) => shelf.get(name) ?? null,
    write: async (/** @type {string} */ name, /** @type {Uint8Array} */ value) => void shelf.set(name, value),
    remove: async (/** @type {string} */ name) => void shelf.delete(name),
  };
  const clock = { now: 1_000_000_000 };
  const store = new Store({ local: area, session: area });
  /** @type {import('../../extension/background/known/lists.js').Lists} */
  const lists = new Lists({ store, shelf: bytes, module, now: () => clock.now });
  return { lists, kept, shelf, clock, store };
}

/** @param {Record<string, any>} kept */
const recordOf = (kept) => kept[`list/${published.url}`];

/** A server of one list, or of so many megabytes. */
async function publish() {
  const state = { asked: 0, text: /** @type {string | null} */ (null), megabytes: 0, says: false, url: '', stop: () => {} };
  const piece = Buffer.alloc(1 << 20, 'bad.example\n');
  const server = createServer(async (_, response) => {
    state.asked += 1;
    const { megabytes, says, text } = state;
    if (megabytes === 0) return void response.writeHead(text === null ? 404 : 200).end(text ?? '');
    response.writeHead(200, says ? { 'content-length': megabytes * piece.length } : {});
    for (let at = 0; at < megabytes && !response.destroyed; at++) {
      if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    }
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  state.url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/list`;
  state.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return state;
}
