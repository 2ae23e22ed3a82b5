// What is read again by an alarm, and what comes of it: once, over deaths, and only while the person wants it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { Store } from '../../extension/background/store.js';
import { Notices } from '../../extension/background/watching/notices.js';
import { Watching } from '../../extension/background/watching/watching.js';

const [ALICE, BOB, CAROL] = ['a', 'b', 'c'].map((digit) => `0x${digit.repeat(40)}`);
const LISTS = [`0x1/${ALICE}`, `0xa/${ALICE}`, `0x1/${BOB}`];
const WANTS = { unlimited: true, ending: true, growth: 10 };
const NEVER = new Promise(() => {});

/** A browser, a chain and a person, which outlive backgrounds. */
class World {
  /** @type {Record<string, any>} */
  kept = {};
  now = 1_795_176_600;
  /** In minutes. @type {Map<string, number>} */
  alarms = new Map();
  isAllowed = true;
  isBusy = false;
  /** What each list has; `null` traps the guard. @type {Map<string, string[] | null>} */
  chain = new Map(LISTS.map((name) => [name, []]));
  /** @type {string[]} */
  read = [];
  /** What stands in the system's list of notifications. @type {Map<string, string[]>} */
  shown = new Map();
  /** @type {Watching} */
  watching;

  constructor() {
    for (const name of LISTS) this.kept[`allowances/${name}`] = { v: 1, reach: { state: 'ready' }, readAt: 1, allowances: [], unread: [] };
    // Of this one nothing was ever read, this chain nobody is asked about any more, and this account the person forgot.
    this.kept[`allowances/0xa/${BOB}`] = { v: 1, reach: { state: 'failed' }, readAt: 0, allowances: [], unread: [] };
    this.kept[`allowances/0x99/${ALICE}`] = { v: 1, reach: { state: 'ready' }, readAt: 1, allowances: [], unread: [] };
    this.kept[`allowances/0x1/${CAROL}`] = { v: 1, reach: { state: 'ready' }, readAt: 1, allowances: [], unread: [] };
    this.watching = this.live();
  }

  /** Begins another background, which lives for so many steps. */
  live(left = Infinity) {
    const life = { left, end: () => {} };
    this.death = new Promise((resolve) => { life.end = () => resolve(null); });
    /** A step, unless it is dead. @template T @param {() => T} act @returns {Promise<T>} */
    const step = async (act) => {
      life.left -= 1;
      if (life.left >= 0) return act();
      life.end();
      return /** @type {any} */ (NEVER);
    };
    const area = {
      get: async (/** @type {string | null} */ key) => structuredClone(key === null ? this.kept : { [key]: this.kept[key] }),
      set: (/** @type {object} */ entries) => step(() => void Object.assign(this.kept, structuredClone(entries))),
      remove: (/** @type {string} */ key) => step(() => void delete this.kept[key]),
    };
    const world = this;
    const parts = /** @type {any} */ ({
      store: new Store(/** @type {any} */ ({ session: area, local: area })),
      accounts: { all: async () => [ALICE, BOB] },
      chains: { reachable: async () => [{ id: '0x1' }, { id: '0xa' }] },
      scans: {
        get isBusy() { return world.isBusy; },
        read: (/** @type {string} */ chain, /** @type {string} */ owner) => step(() => this.#scan(`${chain}/${owner}`)),
      },
      // Every row that was not there before is news.
      guard: {
        news: async (/** @type {string[] | null} */ told, /** @type {{allowances: string[] | null}} */ { allowances }) => {
          if (!allowances) throw new WebAssembly.RuntimeError('unreachable');
          return { told: allowances, news: told ? allowances.filter((row) => !told.includes(row)) : [] };
        },
      },
      notices: {
        ranked: async (/** @type {any[]} */ news) => news,
        listen: () => {},
        isAllowed: async () => this.isAllowed,
        giveBack: async () => { this.isAllowed = false; },
        show: (/** @type {string} */ id, /** @type {string[]} */ news) => step(() => void this.shown.set(id, news)),
      },
      browser: {
        alarms: {
          onAlarm: { addListener: () => {} },
          create: (/** @type {string} */ name, /** @type {{delayInMinutes: number}} */ { delayInMinutes }) => step(() => void this.alarms.set(name, delayInMinutes)),
          get: async (/** @type {string} */ name) => this.alarms.has(name) && { name },
          clear: (/** @type {string} */ name) => step(() => this.alarms.delete(name)),
        },
        permissions: { onRemoved: { addListener: (/** @type {() => void} */ listener) => { this.removed = listener; } } },
      },
    });
    this.watching = new Watching(parts, () => this.now * 1000);
    this.watching.listen();
    this.isDead = () => life.left < 0;
    return this.watching;
  }

  isDead = () => false;
  /** Ends when the background dies. @type {Promise<unknown>} */
  death = NEVER;
  removed = () => {};

  /** @param {string} name */
  #scan(name) {
    this.read.push(name);
    this.kept[`allowances/${name}`] = { v: 1, reach: { state: 'ready' }, readAt: this.now, allowances: this.chain.get(name), unread: [] };
  }

  /** The alarm goes off. Ends with the round, or with the background. */
  async ring() {
    this.alarms.delete('watch');
    await Promise.race([this.watching.wake(), this.death]);
  }

  /** Everything that was told, however often it was. */
  get told() {
    return [...this.shown.values()].flat();
  }

  /** Turned on, with the lists that there are at first. */
  static async on() {
    const world = new World();
    await world.watching.set({ on: true, wants: WANTS });
    assert.equal(world.alarms.get('watch'), 1);
    await world.ring();
    assert.deepEqual([...world.shown], []);
    world.now += 3 * 3600;
    world.read.length = 0;
    return world;
  }
}

it('asks nothing before the person turns it on, and nothing of what was never read or is not theirs', async () => {
  const world = new World();
  await world.watching.resume();
  await world.ring();
  assert.deepEqual([world.read, [...world.alarms]], [[], []]);
  assert.deepEqual(await world.watching.current(), { on: false, wants: WANTS });
  await world.watching.set({ on: true, wants: WANTS });
  await world.ring();
  assert.deepEqual(world.read, LISTS);
  assert.equal(world.alarms.get('watch'), 180);
});

it('tells what is new in one notification, once', async () => {
  const world = await World.on();
  world.chain.set(String(LISTS[0]), ['one']).set(String(LISTS[2]), ['two', 'three']);
  await world.ring();
  assert.deepEqual(world.told, ['one', 'two', 'three']);
  assert.equal(world.shown.size, 1);
  world.now += 3 * 3600;
  await world.ring();
  assert.equal(world.shown.size, 1);
});

it('waits while something is read', async () => {
  const world = await World.on();
  world.isBusy = true;
  await world.ring();
  assert.deepEqual([world.read, world.alarms.get('watch')], [[], 1]);
  world.isBusy = false;
  await world.ring();
  assert.deepEqual([world.read, world.alarms.get('watch')], [LISTS, 180]);
});

it('loses nothing and repeats nothing, wherever the background dies', async () => {
  let died = 0;
  for (let steps = 0; ; steps += 1) {
    const world = await World.on();
    world.chain.set(String(LISTS[0]), ['one']).set(String(LISTS[2]), ['two']);
    world.live(steps);
    await world.ring();
    if (!world.isDead()) break;
    died += 1;
    // Either the alarm is there, or the next background sees to it.
    world.now += 60;
    await world.live().resume();
    assert.equal(world.alarms.get('watch'), 1, `after ${steps} steps`);
    await world.ring();
    await world.ring();
    assert.equal(world.shown.size, 1, `after ${steps} steps`);
    assert.deepEqual(world.told, ['one', 'two'], `after ${steps} steps`);
  }
  assert.ok(died > 10, `${died}`);
});

it('a round in which every background dies is given up until the next one', async () => {
  const world = await World.on();
  for (let life = 0; life < 5; life += 1) {
    world.live(2);
    await world.ring();
    assert.equal(world.alarms.get('watch'), 1);
  }
  world.live();
  await world.ring();
  assert.deepEqual([world.read, world.alarms.get('watch')], [[], 180]);
  await world.ring();
  assert.deepEqual(world.read, LISTS);
});

it('a list that the guard cannot look at keeps no other from being told', async () => {
  const world = await World.on();
  world.chain.set(String(LISTS[0]), null).set(String(LISTS[1]), ['one']);
  await world.ring();
  assert.deepEqual(world.told, ['one']);
});

it('a browser that forgot the alarm gets one for when it is due', async () => {
  const world = await World.on();
  world.now -= 3600;
  world.alarms.clear();
  await world.live().resume();
  assert.equal(world.alarms.get('watch'), 60);
  await world.live().resume();
  world.now += 10 * 3600;
  world.alarms.clear();
  await world.live().resume();
  assert.equal(world.alarms.get('watch'), 1);
});

it('turned off it knows nothing more, keeps no permission, and begins anew', async () => {
  const world = await World.on();
  await world.watching.set({ on: false, wants: { ...WANTS, ending: false } });
  assert.deepEqual([world.alarms.size, world.isAllowed], [0, false]);
  assert.deepEqual(Object.keys(world.kept).filter((key) => /^(told|watching)/.test(key)), ['watching/own']);
  await world.ring();
  assert.deepEqual(world.read, []);
  world.chain.set(String(LISTS[0]), ['one']);
  await world.watching.set({ on: true, wants: WANTS });
  assert.equal((await world.watching.current()).on, false, 'without leave to notify');
  world.isAllowed = true;
  await world.watching.set({ on: true, wants: WANTS });
  await world.ring();
  assert.deepEqual(world.told, []);
});

it('ends with the permission, and says so', async () => {
  const world = await World.on();
  const changed = new Promise((resolve) => { world.watching.watch(() => resolve(null)); });
  world.isAllowed = false;
  world.removed();
  await changed;
  assert.equal((await world.live().current()).on, false);
  assert.equal(world.alarms.size, 0);
});

it('keeps only wishes that the guard can read', async () => {
  const world = new World();
  await world.watching.set(/** @type {any} */ ({ on: 1, wants: { unlimited: 'yes', ending: true, growth: -4 } }));
  assert.deepEqual(await world.live().current(), { on: false, wants: { unlimited: false, ending: true, growth: 10 } });
});

/** What a notification says in a language. @param {string} folder @param {any[]} news */
async function said(folder, news) {
  /** @type {any[]} */
  const created = [];
  /** @type {any[]} */
  const clicks = [];
  /** @type {any[]} */
  const opened = [];
  const event = (/** @type {any[]} */ listeners) => ({ addListener: (/** @type {any} */ listener) => listeners.push(listener) });
  const browser = /** @type {any} */ ({
    runtime: { getURL: (/** @type {string} */ path) => `chrome-extension://own/${path}` },
    permissions: { onAdded: event([]) },
    notifications: { create: async (/** @type {any[]} */ ...all) => created.push(all), clear: async () => {}, onClicked: event(clicks) },
    tabs: { create: async (/** @type {any} */ { url }) => opened.push(url) },
  });
  const storage = { local: { get: async () => ({ 'language/chosen': { v: 1, folder } }) } };
  Object.assign(globalThis, {
    chrome: { i18n: { getMessage: () => 'en', getUILanguage: () => 'en-US' }, storage },
    fetch: async (/** @type {string} */ file) => new Response(await readFile(new URL(`../../extension/${file}`, import.meta.url), 'utf8')),
  });
  const directory = { known: async () => [{ address: ALICE, role: 'spender', name: 'Router' }, { address: CAROL, role: 'token', name: 'USDC' }] };
  const notices = new Notices({ directory: /** @type {any} */ (directory), chains: /** @type {any} */ ({ reachable: async () => [{ id: '0x1', name: 'Ethereum' }] }), browser });
  notices.listen();
  await notices.show('news-1', news);
  for (const click of clicks) click('news-1');
  assert.deepEqual(opened, ['dashboard.html']);
  return created[0][1];
}

/** @param {string} id @param {object} [more] @param {string} [chain] */
const newsOf = (id, more = {}, chain = '0x1') => {
  const address = (/** @type {string | undefined} */ value) => ({ arg: 'address', value });
  const args = { chain: { arg: 'chain', value: chain }, owner: address(BOB), spender: address(ALICE), token: address(CAROL), ...more };
  return { key: { chain, owner: BOB, spender: ALICE, token: CAROL }, text: { id, args } };
};

it('says who can take what, with names of the directory and of nobody else', async () => {
  const stranger = { token: { arg: 'address', value: `0x${'d'.repeat(40)}` } };
  const { title, message, type } = await said('en', [
    newsOf('news_ending', { until: { arg: 'time', value: '0x6b001d58' } }), newsOf('news_unlimited'),
    newsOf('news_ending', { until: { arg: 'time', value: '0x6b001d58' } }), newsOf('news_grown', { ...stranger, times: { arg: 'number', value: '0xa' } }, '0x99'),
    newsOf('news_ending', { until: { arg: 'time', value: '0x6b001d58' } }),
  ]);
  assert.equal(type, 'basic');
  assert.equal(title, '5 changes in your allowances');
  const [first, second, third, rest, ...more] = message.split('\n');
  assert.equal(first, 'New: Router (0xaaaaaaaa…aaaaaaaa) can take all USDC from 0xbbbbbbbb…bbbbbbbb on Ethereum, without limit.');
  assert.equal(second, 'Router (0xaaaaaaaa…aaaaaaaa) can take at least 10 times as much 0xdddddddd…dddddddd from 0xbbbbbbbb…bbbbbbbb on 153 as when you were last told.');
  assert.match(third, /ends on .*2026/);
  assert.equal(rest, 'And 2 more, on the dashboard.');
  assert.deepEqual(more, []);
});

it('keeps addresses in one piece where the sentence runs from right to left', async () => {
  const { title, message } = await said('ar', [newsOf('news_unlimited')]);
  assert.match(title, /1/);
  assert.ok(message.includes('\u2068Router (0xaaaaaaaa…aaaaaaaa)\u2069'), message);
});
