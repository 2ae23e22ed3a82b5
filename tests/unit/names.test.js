// Names of accounts: asked for once a day, forgotten with the account and with the endpoint that said them, and of nobody without one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { Names } from '../../extension/background/names.js';
import { Store } from '../../extension/background/store.js';

const [ALICE, BOB, CAROL] = /** @type {[string, string, string]} */ (['a', 'b', 'c'].map((digit) => `0x${digit.repeat(40)}`));
const HOUR = 3_600_000;
/** @type {Record<string, {message: string}>} */
const CATALOGUE = JSON.parse(readFileSync(new URL('../../extension/_locales/en/messages.json', import.meta.url), 'utf8'));
const found = (/** @type {string} */ account, /** @type {string} */ name) => ({ state: 'found', account, name, resolver: null });
const state = (/** @type {string} */ of) => ({ state: of, account: null, name: 'odd', resolver: null });

/** @param {{kept?: Record<string, any>, known?: string[], endpoint?: boolean}} [world] */
function setUp({ kept = {}, known = [ALICE, BOB], endpoint = true } = {}) {
  const area = {
    get: async (/** @type {string} */ key) => structuredClone({ [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const world = {
    now: 1_795_219_200_000, kept, known, endpoint,
    /** What was asked about. @type {string[][]} */
    asked: [],
    /** What the chain says, by account or name; what is not there is unread. @type {Record<string, any>} */
    says: {},
    /** Called while the chain is asked. @type {() => any} */
    meanwhile: () => {},
    told: 0,
    /** @type {(chain: string) => void} */
    changed: () => {},
    restart: () => make(),
    names: /** @type {Names} */ (/** @type {unknown} */ (null)),
  };
  const chains = /** @type {any} */ ({
    line: async (/** @type {string} */ chain) => (world.endpoint && chain === '0x1' ? {} : null),
    ask: async (/** @type {any[]} */ calls, /** @type {number} */ _, /** @type {number} */ __, /** @type {object} */ way) => {
      assert.deepEqual(way, { isIdle: true }, 'nobody waits for a name');
      await world.meanwhile();
      return calls;
    },
    watch: (/** @type {any} */ listener) => { world.changed = listener; },
  });
  const guard = /** @type {any} */ ({
    beginNames: async (/** @type {string[]} */ accounts, /** @type {string[]} */ typed) => {
      const all = [...accounts, ...typed];
      world.asked.push(all);
      return all.length > 0 ? { naming: 'more', look: all, calls: all } : { naming: 'done', found: [] };
    },
    stepNames: async (/** @type {string[]} */ look, /** @type {string[]} */ replies) => {
      assert.deepEqual(replies, look);
      return { naming: 'done', found: look.map((one) => world.says[one] ?? state('unread')) };
    },
  });
  function make() {
    const store = new Store(/** @type {any} */ ({ session: area, local: area }));
    world.names = new Names({ guard, chains, store, accounts: { all: async () => world.known } }, () => world.now);
    world.names.watch(() => { world.told += 1; });
    return world;
  }
  return make();
}

it('asks once a day for what has a name and what has none, also after a death', async () => {
  const world = setUp();
  world.says = { [ALICE]: found(ALICE, 'alice.eth'), [BOB]: state('none') };
  assert.deepEqual(await world.names.of([ALICE, BOB]), []);
  await world.names.want([ALICE, BOB]);
  assert.deepEqual(await world.names.of([BOB, ALICE]), [{ account: ALICE, name: 'alice.eth' }]);
  assert.equal(world.told, 1);
  await world.names.want([ALICE, BOB]);
  await world.restart().names.want([ALICE, BOB]);
  assert.deepEqual(await world.names.of([ALICE, BOB]), [{ account: ALICE, name: 'alice.eth' }]);
  assert.deepEqual(world.asked, [[ALICE, BOB]]);
  world.now += 24 * HOUR;
  world.says = { [ALICE]: state('none'), [BOB]: found(BOB, 'bob.eth') };
  await world.names.want([ALICE, BOB]);
  assert.deepEqual(await world.names.of([ALICE, BOB]), [{ account: BOB, name: 'bob.eth' }]);
});

it('is asked about the same account by one at a time', async () => {
  const world = setUp();
  world.says = { [ALICE]: found(ALICE, 'alice.eth') };
  await Promise.all([world.names.want([ALICE]), world.names.want([ALICE])]);
  assert.deepEqual(world.asked, [[ALICE]]);
});

it('nobody is asked again for a while after there was no answer, and what was known is shown for a week', async () => {
  const world = setUp();
  world.says = { [ALICE]: found(ALICE, 'alice.eth') };
  await world.names.want([ALICE]);
  world.says = {};
  world.now += 25 * HOUR;
  for (const later of [0, 1000]) {
    world.now += later;
    await world.names.want([ALICE, BOB]);
  }
  assert.equal(world.asked.length, 2);
  world.now += HOUR;
  await world.names.want([ALICE, BOB]);
  assert.equal(world.asked.length, 3);
  assert.equal((await world.names.of([ALICE])).length, 1);
  world.now += 7 * 24 * HOUR;
  assert.deepEqual(await world.names.of([ALICE]), []);
});

it('without an endpoint nobody is asked, and once there is one it is', async () => {
  const world = setUp({ endpoint: false });
  await world.names.want([ALICE]);
  assert.deepEqual(world.asked, []);
  assert.deepEqual((await world.names.resolve(['alice.eth'])).map(({ says }) => says.id), ['name_nobody']);
  world.endpoint = true;
  world.says = { [ALICE]: found(ALICE, 'alice.eth') };
  world.changed('0xa');
  await world.names.want([ALICE]);
  assert.deepEqual(world.asked, []);
  world.changed('0x1');
  await world.names.want([ALICE]);
  assert.deepEqual(world.asked, [[ALICE]]);
});

it('what endpoints said is forgotten when others are chosen', async () => {
  const world = setUp();
  world.says = { [ALICE]: found(ALICE, 'alice.eth') };
  await world.names.want([ALICE]);
  world.changed('0x1');
  assert.deepEqual(await world.names.of([ALICE]), []);
  world.meanwhile = () => world.changed('0x1');
  await world.names.want([ALICE]);
  assert.deepEqual(await world.names.of([ALICE]), [], 'what another one said meanwhile either');
  await world.names.forget(BOB);
  assert.deepEqual(world.kept, {});
});

it('a name is forgotten with its account, also while it is asked for', async () => {
  const world = setUp();
  world.says = { [ALICE]: found(ALICE, 'alice.eth'), [BOB]: found(BOB, 'bob.eth') };
  await world.names.want([ALICE]);
  await world.names.forget(ALICE);
  assert.deepEqual(world.kept, {});
  world.meanwhile = () => world.names.forget(BOB);
  await world.names.want([BOB]);
  assert.deepEqual(await world.names.of([ALICE, BOB]), []);
  assert.deepEqual(world.kept, {});
});

it('keeps nothing of an account that is kept no more', async () => {
  const world = setUp({ known: [BOB] });
  world.says = { [ALICE]: found(ALICE, 'alice.eth'), [BOB]: found(BOB, 'bob.eth') };
  await world.names.want([ALICE, BOB]);
  assert.deepEqual(world.kept['name/all'].all.map((/** @type {any[]} */ [account]) => account), [BOB]);
});

it('what is damaged in storage is no name', async () => {
  const at = 1_795_219_200_000;
  const all = [[ALICE, { name: 'alice.eth', at }], [BOB, { name: '<b>.eth', at }], [CAROL, { name: 'c.eth', at: 'x' }], [7, { name: 'x.eth', at }], null, [CAROL], 'x'];
  const { names } = setUp({ kept: { 'name/all': { v: 1, all } } });
  assert.deepEqual(await names.of([ALICE, BOB, CAROL]), [{ account: ALICE, name: 'alice.eth' }]);
  for (const all of [null, {}, 7]) assert.deepEqual(await setUp({ kept: { 'name/all': { v: 1, all } } }).names.of([ALICE]), []);
});

it('where the guard traps nothing is said', async () => {
  const world = setUp();
  world.meanwhile = () => { throw new Error('a trap'); };
  await world.names.want([ALICE]);
  assert.deepEqual(await world.names.of([ALICE]), []);
  assert.deepEqual((await world.names.resolve(['alice.eth'])).map(({ says }) => says.id), ['name_unread']);
});

it('says of each typed name what it leads to, or why that is not known', async () => {
  const world = setUp();
  world.says = { 'Alice.eth': found(ALICE, 'alice.eth'), 'none.eth': state('none'), 'ödd.eth': state('odd'), 'bob.eth': { ...state('none'), account: BOB } };
  const list = await world.names.resolve(['Alice.eth', 'none.eth', 'ödd.eth', 'later.eth', 'bob.eth']);
  assert.deepEqual(list[0], { name: 'Alice.eth', account: ALICE, says: { id: 'name_found', args: { name: { arg: 'page', value: 'Alice.eth' }, account: { arg: 'address', value: ALICE } } } });
  assert.deepEqual(list.slice(1).map(({ account, says }) => [account, says.id]), [[null, 'name_none'], [null, 'name_odd'], [null, 'name_unread'], [null, 'name_none']]);
  world.endpoint = false;
  const nobody = await world.names.resolve(['alice.eth']);
  world.endpoint = true;
  for (const { says } of [...list, ...nobody]) {
    const places = (CATALOGUE[says.id]?.message ?? '').match(/(?<=\{)\w+(?=\})/g);
    assert.deepEqual(places, Object.keys(says.args ?? {}), says.id);
  }
  assert.equal((await world.names.resolve(Array.from({ length: 500 }, (_, at) => `${at}.eth`))).length, 64);
  const [long] = await world.names.resolve(['a'.repeat(1000)]);
  assert.equal(JSON.stringify(long?.says).includes('a'.repeat(256)), false);
});
