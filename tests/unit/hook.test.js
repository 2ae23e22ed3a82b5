// The page's hook, outside of a browser: whatever a page does to its own world, no wallet gets what nobody decided
// about, or something else than what was decided.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ATTACKS } from './hook/attacks.js';
import { Realm, THIEF } from './hook/realm.js';
import { MODES, ownersOf, placesOf, sweep } from './hook/sweep.js';
import { placeWallets } from './hook/wallets.js';

// A page's promises may fail as they like.
before(() => process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => {}));

const open = () => {
  const realm = new Realm();
  realm.run(placeWallets, realm.web, (/** @type {any} */ method, /** @type {any} */ params) => realm.take(method, params));
  return realm;
};

const evil = JSON.stringify({ method: 'eth_sendTransaction', params: [{ to: THIEF, data: '0x095ea7b3' }] });
const shown = JSON.stringify({ method: 'eth_sendTransaction', params: [{ to: '0x5402', data: '0x095ea7b3' }] });

describe('nothing goes past a decision', () => {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    it(name, async () => {
      const realm = open();
      const attempt = (/** @type {() => unknown} */ run) => {
        try { run(); } catch { /* As the hook says it. */ }
      };
      realm.run(attack, { attempt, ...realm.web, ethereum: realm.web['window'].ethereum, evil, shown });
      await realm.settle();
      assert.deepEqual(realm.stolen, []);
    });
  }
});

describe('whatever of the world is bent', () => {
  /** @param {string} name @param {PropertyKey | null} key null bends nothing @param {string} mode */
  const swept = async (name, key, mode) => {
    const realm = open();
    const { window, Event } = realm.web;
    Object.assign(window, { Event, later: (/** @type {() => void} */ run) => setImmediate(run) });
    realm.run(sweep, { window, evil, shown }, key === null ? {} : realm.run(ownersOf)[name], key ?? 'nothing', mode);
    await realm.settle();
    return realm;
  };

  it('nothing: what is allowed goes on, and what is not does not', async () => {
    const realm = await swept('', null, 'lies');
    assert.deepEqual(realm.stolen, []);
    assert.ok(realm.judged.length > 20, `${realm.judged.length}`);
    assert.ok(realm.reached.some(({ method }) => method === 'eth_sendTransaction'));
  });

  for (const name of Object.keys(ownersOf())) {
    it(name, async () => {
      for (const key of placesOf(name)) {
        for (const mode of MODES) {
          const { stolen } = await swept(name, key, mode);
          assert.deepEqual(stolen, [], `${String(key)} ${mode}`);
        }
      }
    });
  }
});
