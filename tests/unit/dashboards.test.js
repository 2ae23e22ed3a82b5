// What the background says to a dashboard: lists once and when they changed, states honestly, and what it does for it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Accounts, MOST } from '../../extension/background/accounts.js';
import { Dashboard } from '../../extension/background/dashboards.js';
import { Prices } from '../../extension/background/prices/prices.js';
import { Scans } from '../../extension/background/scans.js';
import { Store } from '../../extension/background/store.js';

const ALICE = `0x${'a'.repeat(40)}`;
const BOB = `0x${'b'.repeat(40)}`;
const CAROL = `0x${'c'.repeat(40)}`;
const LOCAL = '0x7a69';

/** @param {Record<string, any>} kept @param {{wallets?: any[]}} [world] */
function setUp(kept, { wallets = [] } = {}) {
  const area = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const store = new Store(/** @type {any} */ ({ session: area, local: area }));
  const views = [{ chain: LOCAL, name: 'Local', urls: ['http://127.0.0.1'], own: false }, { chain: '0x1', name: 'Ethereum', urls: [], own: false }];
  const chains = /** @type {any} */ ({ views: async () => views, reachable: async () => [{ id: LOCAL, name: 'Local' }], line: async () => null });
  const explorers = /** @type {any} */ ({ of: async () => null });
  const scans = new Scans({ guard: /** @type {any} */ ({}), chains, explorers, store, previews: /** @type {any} */ ({}), weighing: /** @type {any} */ ({}) });
  /** @type {any[]} */
  const run = [];
  const reached = /** @type {any} */ ({ all: async () => wallets, connect: async (/** @type {string} */ id) => run.push(id) });
  const revocations = /** @type {any} */ ({ current: async () => null, begin: async (/** @type {any} */ wish, /** @type {() => Promise<any[]>} */ more) => run.push([wish, await more()]), pause: () => run.push('pause'), proceed: (/** @type {any} */ wish) => run.push(wish), dismiss: () => run.push('dismiss') });
  const signatures = /** @type {any} */ ({ isLooking: false, all: async () => [], look: async () => {}, targets: async (/** @type {string[]} */ names) => names.map((name) => ({ target: 'signature', signature: name })), forget: (/** @type {any} */ names) => run.push(names) });
  /** @type {any[]} */
  const said = [];
  const elsewhere = /** @type {any} */ ({ add: async (/** @type {string} */ text) => (text === 'good' ? null : { id: 'paste_other', args: {} }) });
  /** @type {string[][]} */
  const named = [];
  const names = {
    of: async (/** @type {string[]} */ accounts) => accounts.filter((one) => one === ALICE).map((account) => ({ account, name: 'alice.eth' })),
    want: async (/** @type {string[]} */ accounts) => void named.push(accounts),
    resolve: async (/** @type {string[]} */ typed) => typed.map((name) => ({ name, account: null, says: { id: 'name_none', args: {} } })),
    forget: async (/** @type {string} */ account) => void run.push(account), watch: () => () => {},
  };
  const history = /** @type {any} */ ({ all: async () => [], forget: (/** @type {any} */ names) => run.push(names) });
  const dashboard = new Dashboard((message) => said.push(structuredClone(message)), { store, accounts: new Accounts(store), chains, wallets: reached, scans, revocations, signatures, elsewhere, history, prices: new Prices({ store, chains }), names, blocks: { time: async (chain, block) => (block === '0x10' ? 1_700_000_000 : null) } });
  scans.watch(dashboard.changed);
  /** @type {string[]} */
  const read = [];
  scans.read = async (chain, owner) => void read.push(`${chain}/${owner}`);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 250));
  return { dashboard, said, read, run, named, kept, scans, settled, last: () => said.findLast(({ type }) => type === 'state') };
}

/** @param {object} [differs] */
const list = (differs = {}) => ({ v: 1, reach: { state: 'ready' }, readAt: 5, allowances: [], unread: [], ...differs });

it('says what is known at once, of asked chains and others, and what nobody has read as that', async () => {
  const { dashboard, said, last } = setUp({
    [`account/${ALICE}`]: { v: 1, seen: 1 }, [`account/${BOB}`]: { v: 1, seen: 2 },
    [`allowances/${LOCAL}/${ALICE}`]: list(), [`allowances/0x1/${ALICE}`]: list({ reach: { state: 'partial' } }), [`allowances/${LOCAL}/0xstranger`]: list(),
  });
  await dashboard.open();
  assert.deepEqual(said.map(({ type }) => type), ['list', 'list', 'signatures', 'history', 'state']);
  assert.deepEqual(last().accounts, [BOB, ALICE]);
  assert.deepEqual(last().lists.map((/** @type {any} */ one) => [one.owner, one.chain, one.reach?.state ?? null, one.readAt]), [
    [BOB, LOCAL, null, 0], [ALICE, LOCAL, 'ready', 5], [ALICE, '0x1', 'partial', 5],
  ]);
});

it('says a list again only when it changed', async () => {
  const { dashboard, said, kept, settled, last } = setUp({ [`account/${ALICE}`]: { v: 1, seen: 1 }, [`allowances/${LOCAL}/${ALICE}`]: list() });
  await dashboard.open();
  dashboard.tell();
  await settled();
  assert.deepEqual(said.map(({ type }) => type), ['list', 'signatures', 'history', 'state', 'state']);
  kept[`allowances/${LOCAL}/${ALICE}`] = list({ readAt: 9, reach: { state: 'failed', why: { id: 'x', args: {} } } });
  dashboard.changed(`${LOCAL}/${ALICE}`);
  dashboard.changed(`${LOCAL}/${BOB}`);
  await settled();
  assert.deepEqual(said.slice(5).map(({ type }) => type), ['list', 'state']);
  assert.equal(last().lists[0].reach.state, 'failed');
});

it('reads again what is older than asked, and for the first time only what the person wants', async () => {
  const now = Math.floor(Date.now() / 1000);
  const { dashboard, read } = setUp({
    [`account/${ALICE}`]: { v: 1, seen: 1 }, [`account/${BOB}`]: { v: 1, seen: 2 }, [`account/${CAROL}`]: { v: 1, seen: 3 },
    [`allowances/${LOCAL}/${ALICE}`]: list({ readAt: now }), [`allowances/${LOCAL}/${CAROL}`]: list({ readAt: now - 400 }),
  });
  await dashboard.open();
  await dashboard.receive({ type: 'refresh', owner: null, chain: null, older: 300 });
  assert.deepEqual(read, [`${LOCAL}/${CAROL}`], 'Bob was only named by a page');
  await dashboard.receive({ type: 'refresh', owner: BOB, chain: LOCAL, older: 0 });
  assert.deepEqual(read.slice(1), [`${LOCAL}/${BOB}`]);
  await dashboard.receive({ type: 'refresh', owner: null, chain: '0x1', older: 0 });
  assert.equal(read.length, 2, 'nobody is asked about that chain');
});

it('watches what is pasted, bounded, and forgets it whole', async () => {
  const { dashboard, read, kept, settled, last } = setUp({ [`allowances/${LOCAL}/${ALICE}`]: list(), [`scan/${LOCAL}/${ALICE}`]: { v: 1, isOver: true, saved: null } });
  await dashboard.open();
  await dashboard.receive({ type: 'watch', accounts: [ALICE, ALICE, 'x', BOB] });
  assert.deepEqual(read, [`${LOCAL}/${ALICE}`, `${LOCAL}/${BOB}`]);
  const many = Array.from({ length: 200 }, (_, at) => `0x${String(at).padStart(40, '0')}`);
  await dashboard.receive({ type: 'watch', accounts: many });
  await settled();
  assert.equal(last().accounts.length, MOST);
  assert.equal(last().room, 0);
  await dashboard.receive({ type: 'forget', account: ALICE });
  await settled();
  assert.ok(!last().accounts.includes(ALICE));
  assert.deepEqual(Object.keys(kept).filter((key) => key.endsWith(ALICE)), []);
});

it('tells which wallets are there, and reads no account because a page names it', async () => {
  const wallets = [{ tab: 1, account: ALICE, chain: LOCAL, wallet: { id: 'w' } }, { tab: 1, account: null, chain: null, wallet: { id: 'x' } }];
  const { dashboard, settled, last, read, run } = setUp({}, { wallets });
  await dashboard.open();
  await dashboard.receive({ type: 'look' });
  await settled();
  assert.deepEqual(last().accounts, []);
  assert.deepEqual(last().wallets, wallets);
  assert.deepEqual(read, []);
  const wish = { type: /** @type {const} */ ('revoke'), keys: [], names: ['s'], tab: 1, wallet: 'w' };
  const again = { type: /** @type {const} */ ('proceed'), again: true, tab: 1, wallet: 'w' };
  for (const message of /** @type {const} */ ([wish, { type: 'pause' }, again, { type: 'dismiss' }])) await dashboard.receive(message);
  assert.deepEqual(run, [[wish, [{ target: 'signature', signature: 's' }]], 'pause', again, 'dismiss']);
});

it('tells the names of accounts, asks for those of accounts that Ethereum was read for, and looks up what is typed', async () => {
  const { dashboard, said, named, run, last } = setUp({
    [`account/${ALICE}`]: { v: 1, seen: 1 }, [`account/${BOB}`]: { v: 1, seen: 2 }, [`account/${CAROL}`]: { v: 1, seen: 3 },
    [`allowances/${LOCAL}/${ALICE}`]: list(), [`allowances/0x1/${BOB}`]: list(),
  });
  await dashboard.open();
  assert.deepEqual(last().names, [{ account: ALICE, name: 'alice.eth' }]);
  assert.deepEqual(named, [[BOB]]);
  await dashboard.receive({ type: 'resolve', names: ['x.eth'] });
  assert.deepEqual(said.at(-1), { type: 'resolved', list: [{ name: 'x.eth', account: null, says: { id: 'name_none', args: {} } }] });
  await dashboard.receive({ type: 'forget', account: ALICE });
  assert.deepEqual(run, [ALICE]);
});

it('says what became of a paste', async () => {
  const { dashboard, said } = setUp({});
  for (const text of ['bad', 'good']) await dashboard.receive({ type: 'paste', text, account: ALICE });
  assert.deepEqual(said, [{ type: 'pasted', why: { id: 'paste_other', args: {} } }, { type: 'pasted', why: null }]);
});

it('says when a block was made, or that nobody says', async () => {
  const { dashboard, said } = setUp({});
  await dashboard.receive({ type: 'date', chain: LOCAL, block: '0x10' });
  await dashboard.receive({ type: 'date', chain: LOCAL, block: '0x11' });
  assert.deepEqual(said, [{ type: 'dated', chain: LOCAL, block: '0x10', time: '0x6553f100' }, { type: 'dated', chain: LOCAL, block: '0x11', time: null }]);
});

it('says nothing once it is closed', async () => {
  const { dashboard, said, settled } = setUp({ [`account/${ALICE}`]: { v: 1, seen: 1 } });
  const opening = dashboard.open();
  dashboard.close();
  await opening;
  dashboard.tell();
  await settled();
  assert.deepEqual(said, []);
});
