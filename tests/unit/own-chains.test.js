// Chains that the person adds: taken only with an endpoint of theirs, beside those that are known and never in their place.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, it, mock } from 'node:test';
import { Chains } from '../../extension/background/chains.js';
import { Explorers } from '../../extension/background/explorers.js';
import { Scans } from '../../extension/background/scans.js';
import { Prices } from '../../extension/background/prices/prices.js';
import { Settings } from '../../extension/background/settings.js';
import { Store } from '../../extension/background/store.js';
import { MAX_NAME, MOST, ownChainOf, ownChainsOf } from '../../extension/own-chains.js';

const ODD = '0x67932';
const HASH = `0x${'4e'.repeat(32)}`;
const BUILT_IN = [{ id: '0x1', name: 'Ethereum', endpoint: null, explorer: 'https://etherscan.io' }];
const OWN = { chain: ODD, name: 'My chain', explorer: 'https://scan.example' };
const URL_OF = { own: 'https://own.example', other: 'https://other.example', silent: 'https://silent.example' };

beforeEach(() => {
  Object.assign(globalThis, { chrome: { runtime: { getURL: (/** @type {string} */ path) => `chrome-extension://own/${path}` } } });
  mock.method(globalThis, 'fetch', async (/** @type {string} */ url) => {
    if (url.startsWith('chrome-extension:')) return Response.json({ chains: BUILT_IN });
    if (url === URL_OF.silent) throw new TypeError('nobody is there');
    return Response.json([{ jsonrpc: '2.0', id: 0, result: url === URL_OF.own ? ODD : '0x1' }][0]);
  });
});
afterEach(() => mock.restoreAll());

/** @param {Record<string, any>} [kept] */
function setUp(kept = {}) {
  const area = {
    get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : { [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const store = new Store(/** @type {any} */ ({ session: area, local: area }));
  const chains = new Chains(store);
  return { kept, store, chains };
}

it('is known, asked and linked to once its endpoint is of it, under its name and number', async () => {
  const { kept, chains } = setUp();
  /** @type {string[]} */
  const changed = [];
  chains.watch((chain) => void changed.push(chain));
  assert.equal(await chains.add({ ...OWN, name: '  My   chain ', explorer: 'https://scan.example/' }, URL_OF.own), null);
  assert.deepEqual(kept['chain/own'], { v: 1, chains: [OWN] });
  assert.deepEqual(kept[`endpoint/${ODD}`], { v: 1, url: URL_OF.own, more: [] });
  assert.deepEqual(changed, [ODD]);
  const again = setUp(kept).chains;
  assert.deepEqual((await again.reachable()).map(({ id, name }) => [id, name]), [[ODD, 'My chain (424242)']]);
  assert.deepEqual((await again.views()).map(({ chain, name, urls }) => [chain, name, urls]), [['0x1', 'Ethereum', []], [ODD, 'My chain (424242)', [URL_OF.own]]]);
  assert.equal((await again.lookUps())(ODD, HASH)?.link, `https://scan.example/tx/${HASH}`);
  assert.ok(await again.line(ODD));
});

it('is not taken with an endpoint that is of another chain or does not answer, nor without a name, nor twice', async () => {
  const { kept, chains } = setUp();
  const why = async (/** @type {any} */ differs, url = URL_OF.own) => (await chains.add({ ...OWN, ...differs }, url))?.id;
  assert.equal(await why({}, URL_OF.other), 'endpoint_other');
  assert.equal(await why({}, URL_OF.silent), 'endpoint_silent');
  assert.equal(await why({}, 'http://plain.example'), 'endpoint_address');
  for (const name of ['\u2066 () \u2069', '\u3164', '\u0301\u0301', '\u0489'.repeat(31)]) assert.equal(await why({ name }), 'own_chain_name');
  for (const explorer of ['http://scan.example', 'javascript:alert(1)', 'https://user:word@scan.example']) assert.equal(await why({ explorer }), 'own_chain_explorer');
  assert.deepEqual(kept, {});
  assert.equal(await why({}), undefined);
  assert.equal(await why({ name: 'Another name' }), 'own_chain_known');
  assert.deepEqual(await chains.own(), [OWN]);
});

it('never stands in the place of a chain that is known, by number or by name, whatever is stored', async () => {
  const { chains } = setUp({ 'chain/own': { v: 1, chains: [{ ...OWN, chain: '0x1', explorer: 'https://thief.example' }, { ...OWN, name: 'ETHEREUM' }, { ...OWN, name: 'Ethereum\u034f' }] } });
  assert.deepEqual(await chains.own(), []);
  assert.deepEqual((await chains.views()).map(({ chain, name }) => [chain, name]), [['0x1', 'Ethereum']]);
  assert.equal((await chains.lookUps())('0x1', HASH)?.link, `https://etherscan.io/tx/${HASH}`);
  assert.equal((await chains.add({ ...OWN, chain: '0x1' }, URL_OF.other))?.id, 'own_chain_known');
  assert.equal((await chains.add({ ...OWN, name: 'ethereum' }, URL_OF.own))?.id, 'own_chain_named');
});

it('is bounded in number, and the last one that fits is taken of two at once', async () => {
  const all = Array.from({ length: MOST - 1 }, (_, at) => ({ chain: `0x${(at + 100).toString(16)}`, name: `Chain ${at}`, explorer: null }));
  const { chains } = setUp({ 'chain/own': { v: 1, chains: all } });
  const both = await Promise.all([chains.add(OWN, URL_OF.own), chains.add(OWN, URL_OF.own)]);
  assert.deepEqual(both.map((why) => why?.id), [undefined, 'own_chain_known']);
  assert.equal((await chains.add({ ...OWN, chain: '0x5' }, URL_OF.own))?.id, 'own_chain_many');
  assert.equal(ownChainsOf({ chains: [...all, OWN, { ...OWN, chain: '0x5' }] }).length, MOST);
});

it('goes with its endpoints, its explorer and all that was read of it, and with nothing else', async () => {
  const owner = `0x${'a'.repeat(40)}`;
  const rest = { [`allowances/0x1/${owner}`]: { v: 1 }, [`scan/0x1/${owner}`]: { v: 1 } };
  const { kept, store, chains } = setUp({ ...rest, 'chain/own': { v: 1, chains: [OWN] }, [`endpoint/${ODD}`]: { v: 1, url: URL_OF.own }, [`explorer/${ODD}`]: { v: 1, url: URL_OF.own, key: '', kind: 'etherscan' },
    [`allowances/${ODD}/${owner}`]: { v: 1 }, [`scan/${ODD}/${owner}`]: { v: 1 }, [`told/${ODD}/${owner}`]: { v: 1 } });
  const explorers = new Explorers({ store, chains });
  const scans = new Scans({ guard: /** @type {any} */ ({}), chains, explorers, store, previews: /** @type {any} */ ({}), weighing: /** @type {any} */ ({}) });
  /** @type {string[]} */
  const changed = [];
  scans.watch((name) => void changed.push(name));
  const quiet = /** @type {any} */ ({ watch() {}, loaded: async () => {}, trusted: () => [], views: async () => [], own: async () => [], current: async () => ({}), isOn: async () => true });
  const settings = new Settings({ guard: /** @type {any} */ ({}), policy: quiet, memory: quiet, directory: quiet, lists: quiet, chains, explorers, prices: new Prices({ store, chains }), scans, simulations: quiet, watching: quiet });
  /** @type {(message: any) => void} */
  let send = () => {};
  await new Promise((resolve) => {
    const onMessage = { addListener: (/** @type {typeof send} */ listener) => { send = listener; } };
    const postMessage = (/** @type {any} */ state) => { if (state.ownChains.length === 0) resolve(null); };
    settings.connect(/** @type {any} */ ({ onMessage, onDisconnect: { addListener() {} }, postMessage }));
    send({ type: 'removeChain', chain: '0x1' });
    send({ type: 'removeChain', chain: ODD });
  });
  assert.deepEqual(kept, { ...rest, 'chain/own': { v: 1, chains: [] } });
  assert.deepEqual(changed, [`${ODD}/${owner}`]);
});

it('what was read of chains that a restored file does not have is forgotten', async () => {
  const { kept, store, chains } = setUp({ [`allowances/${ODD}/0xa`]: { v: 1 }, 'allowances/0x1/0xa': { v: 1 } });
  await new Scans({ guard: /** @type {any} */ ({}), chains, explorers: /** @type {any} */ ({}), store, previews: /** @type {any} */ ({}), weighing: /** @type {any} */ ({}) }).renew();
  assert.deepEqual(Object.keys(kept), ['allowances/0x1/0xa']);
});

it('keeps of a name what neither hides nor turns nor ends the text around it', () => {
  const named = (/** @type {string} */ name) => ownChainOf({ ...OWN, name })?.name ?? null;
  assert.equal(named('Zürich-Netz 2.0'), 'Zürich-Netz 2.0');
  assert.equal(named('شبكتي'), 'شبكتي');
  assert.equal(named('Ethereum (1) {id}\u202e\u200b\n<b>'), 'Ethereum 1 id b');
  assert.equal(named('x'.repeat(1000))?.length, MAX_NAME);
  for (const name of ['', '\u200b', '()', 7, null]) assert.equal(named(/** @type {any} */ (name)), null);
  for (const chain of ['1', '0x0', '0x01', '0X1', `0x1${'0'.repeat(16)}`, 1, null]) assert.equal(ownChainOf({ ...OWN, chain }), null);
  for (const record of [null, {}, { chains: 'all' }, { chains: [null, 1, 'x'] }]) assert.deepEqual(ownChainsOf(record), []);
});
