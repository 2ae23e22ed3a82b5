// What the person set, and what went through as they set it: only what the guard can read, bounded, and over restarts.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Passed } from '../../extension/background/passed.js';
import { Policy } from '../../extension/background/policy.js';
import { Simulations } from '../../extension/background/questions/simulations.js';
import { Store } from '../../extension/background/store.js';

/** A storage that outlives the background. */
function storage() {
  /** @type {Record<string, any>} */
  const kept = {};
  const area = {
    get: async (/** @type {string} */ key) => structuredClone({ [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  return new Store(/** @type {any} */ ({ session: area, local: area }));
}

it('a policy outlives the background, without what the guard cannot read', async () => {
  const store = storage();
  const policy = new Policy(store);
  assert.deepEqual(await policy.current(), { responses: [], rules: [] });
  const good = { kind: 'grant', level: 'low', response: 'note' };
  const bad = [{ ...good, kind: 'gift' }, { ...good, level: 'lowest' }, { ...good, response: 'allow' }];
  const rules = [{ rule: 'no-expiry', level: null }, { rule: 'unlimited', level: 'worst' }, { rule: 7, level: 'low' }];
  await policy.set(/** @type {any} */ ({ responses: [good, ...bad], rules }));
  const known = { responses: [good], rules: [rules[0]] };
  assert.deepEqual(await policy.current(), known);
  assert.deepEqual(await new Policy(store).current(), known);
});

it('nothing is played through once that is turned off, also after a restart', async () => {
  const store = storage();
  let asked = 0;
  const seen = { logs: [] };
  const parts = /** @type {any} */ ({
    guard: { play: async () => ({ call: { chain: '0x1' } }), readSimulation: async () => seen },
    chains: { line: async () => ({ endpoints: ['https://endpoint.example'] }), ask: async () => [(asked += 1)] },
    store,
  });
  const simulations = new Simulations(parts);
  assert.equal(await simulations.isOn(), true);
  assert.equal(await simulations.of('{}', /** @type {any} */ ({})), seen);
  await simulations.turn(false);
  for (const after of [simulations, new Simulations(parts)]) {
    assert.equal(await after.isOn(), false);
    assert.equal(await after.of('{}', /** @type {any} */ ({})), null);
  }
  assert.equal(asked, 1);
  await new Simulations(parts).turn(true);
  assert.equal(await new Simulations(parts).isOn(), true);
});

it('what went through is told the last first, by tab until somebody looks, and no more than so many', async () => {
  const store = storage();
  const passed = new Passed(store);
  const sender = (/** @type {number} */ tab) => /** @type {any} */ ({ tab, origin: `https://site-${tab}.example` });
  const judgement = /** @type {any} */ ({ headline: { id: 'h', args: {} }, chain: '0x1', effects: [
    { effect: 'grant', asset: { asset: 'token', address: '0xa' }, spender: '0xb' }, { effect: 'transfer', to: '0xc' },
  ] });
  for (let at = 0; at < 60; at += 1) await passed.add(sender(at % 2), judgement, { isKept: true });
  const all = await passed.all();
  assert.equal(all.length, 20, 'ten of each site');
  assert.equal(all[0]?.origin, 'https://site-1.example');
  assert.deepEqual(all[0]?.grants, [{ token: '0xa', spender: '0xb' }]);
  assert.equal(await passed.unseen(1), 30);

  const again = new Passed(store);
  assert.deepEqual(await again.all(), all);
  await again.seen(1);
  assert.deepEqual([await again.unseen(1), await again.unseen(0)], [0, 30]);
  await again.closed(0);
  assert.equal(await again.unseen(0), 0);
  await again.forget();
  assert.deepEqual(await new Passed(store).all(), []);
});

it('of what went through, no site has forgotten what others did, and all of them together leave fifty', async () => {
  const passed = new Passed(storage());
  const judgement = /** @type {any} */ ({ headline: { id: 'h', args: {} }, chain: '0x1', effects: [] });
  const add = (/** @type {string} */ origin) => passed.add(/** @type {any} */ ({ tab: 1, origin }), judgement, { isKept: true });
  await add('https://honest.example');
  for (let at = 0; at < 60; at += 1) await add('https://flood.example');
  assert.equal((await passed.all()).at(-1)?.origin, 'https://honest.example');
  for (let at = 0; at < 60; at += 1) await add(`https://${at}.example`);
  assert.equal((await passed.all()).length, 50);
});

it('of a private window, what went through is counted and not told', async () => {
  const passed = new Passed(storage());
  const judgement = /** @type {any} */ ({ headline: { id: 'h', args: {} }, chain: '0x1', effects: [] });
  await passed.add(/** @type {any} */ ({ tab: 1, origin: 'https://secret.example' }), judgement, { isKept: false });
  assert.deepEqual([await passed.all(), await passed.unseen(1)], [[], 1]);
});

it('what went through before is told although it could not be read once, and nothing is written over it', async () => {
  const kept = { all: [{ origin: 'https://earlier.example' }], unseen: [[1, 2]] };
  /** @type {any[]} */
  const written = [];
  let fails = true;
  const read = async () => {
    if (fails) throw new Error('storage is busy');
    return kept;
  };
  const passed = new Passed(/** @type {any} */ ({ read, write: async (/** @type {any[]} */ ...record) => void written.push(record) }));
  await assert.rejects(passed.all());
  await assert.rejects(passed.seen(1));
  assert.deepEqual(written, []);
  fails = false;
  assert.deepEqual([await passed.all(), await passed.unseen(1)], [kept.all, 2]);
});

it('a policy that could not be read once is read the next time', async () => {
  let fails = true;
  const read = async () => {
    if (fails) throw new Error('storage is busy');
    return { responses: [{ kind: 'grant', level: 'low', response: 'refuse' }], rules: [] };
  };
  const policy = new Policy(/** @type {any} */ ({ read }));
  await assert.rejects(policy.current());
  fails = false;
  assert.equal((await policy.current()).responses?.length, 1);
});
