// What an open popup keeps of the tab that it is about.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Accounts } from '../../extension/background/accounts.js';
import { Store } from '../../extension/background/store.js';

Object.assign(globalThis, { chrome: {
  runtime: { id: 'countersign', getURL: () => 'chrome-extension://countersign/' },
  extension: { isAllowedIncognitoAccess: async () => true },
} });
const { Popups } = await import('../../extension/background/popups.js');

const ACCOUNT = '0x00000000000000000000000000000000000000aa';

/** Opens a popup on a tab with a connected wallet. @param {boolean} isPrivate @returns {Promise<{kept: object, read: string[]}>} */
async function open(isPrivate) {
  /** @type {Record<string, any>} */
  const kept = {};
  const area = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  /** @type {string[]} */
  const read = [];
  const watched = { watch: () => () => {} };
  const parts = {
    accounts: new Accounts(new Store(/** @type {any} */ ({ local: area, session: area }))),
    wallets: { all: async () => [] },
    tabs: { wallets: async () => ({ origin: 'https://app.example', wallets: [{ account: ACCOUNT }] }), isPrivate: async () => isPrivate },
    scans: { ...watched, refresh: async (/** @type {string} */ account) => void read.push(account), views: async () => [] },
    revocations: { ...watched, current: async () => null },
    signatures: { ...watched, open: async () => 0, look: async () => {} },
    sites: { ...watched, muted: () => [] },
    memory: { ...watched, trusted: () => [] },
    passed: { ...watched, seen: async () => {}, all: async () => [] },
    prices: { ...watched, book: async () => null },
    toolbar: { ...watched, protection: async () => 'guarded' },
  };
  const listener = { addListener: () => {} };
  const popups = new Popups(/** @type {any} */ (parts));
  popups.connect(/** @type {any} */ ({ onMessage: listener, onDisconnect: listener, postMessage: () => {} }), { kind: 'popup', tab: 1 });
  // Nothing here waits for anything but promises.
  await new Promise((resolve) => setImmediate(resolve));
  return { kept, read };
}

it('the account that is connected is kept, and what it allowed is read', async () => {
  const { kept, read } = await open(false);
  assert.deepEqual([Object.keys(kept), read], [[`account/${ACCOUNT}`], [ACCOUNT]]);
});

it('of a private window neither is', async () => {
  const { kept, read } = await open(true);
  assert.deepEqual([kept, read], [{}, []]);
});
