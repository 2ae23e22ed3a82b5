// Whatever a price source does, what is shown in money has a good price, and the source is asked about few tokens, seldom.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import { Prices } from '../../extension/background/prices/prices.js';
import { Store } from '../../extension/background/store.js';
import { COIN } from '../../extension/worth.js';
import { startPrices } from './prices.js';

/** @typedef {import('./prices.js').Faults} Faults */

const token = (/** @type {number} */ of) => `0x${of.toString(16).padStart(40, '0')}`;
const [ONE, TWO, NONE] = [token(1), token(2), token(3)];
const TOKENS = [ONE, TWO, NONE].map((of) => ({ chain: '0x1', token: of }));
const MINUTE = 60_000;

/** @type {import('./prices.js').Source} */
let source;
/** What is stored. @type {Record<string, any>} */
let kept;
/** How far the clock is ahead, in ms. */
let ahead = 0;

before(async () => {
  const ours = [[ONE, 6, 1], [TWO, 18, 2000.5], [COIN, 18, 2000]].map(([of, decimals, price]) => [`ethereum:${of}`, { decimals, price }]);
  source = await startPrices(Object.fromEntries(ours));
});
after(() => source.stop());
beforeEach(() => { kept = { 'prices/own': { v: 1, url: source.url } }; });
afterEach(() => {
  Object.assign(source, { faults: {}, asked: [] });
  ahead = 0;
});

/** The prices of one life of the background. */
function live() {
  const area = {
    get: async (/** @type {string} */ key) => structuredClone({ [key]: kept[key] }),
    set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
    remove: async (/** @type {string} */ key) => void delete kept[key],
  };
  const clock = { now: () => Date.now() + ahead, sleep: async () => {} };
  const store = new Store(/** @type {any} */ ({ local: area, session: area }));
  return new Prices({ store, chains: { coins: async () => new Map([['0x1', 'ethereum'], ['0x2105', 'base']]) }, clock, within: 1_000 });
}

/** @param {Prices} prices */
const found = async (prices) => {
  const book = await prices.book();
  return TOKENS.map(({ chain, token: of }) => book?.of(chain, of)?.decimals ?? null);
};

it('asks once for what it does not know, and again only when that is old', async () => {
  const prices = live();
  let told = 0;
  prices.watch(() => { told += 1; });
  assert.deepEqual(await found(prices), [null, null, null]);
  await Promise.all([prices.want(TOKENS), prices.want(TOKENS)]);
  await prices.want([...TOKENS, { chain: '0x5', token: ONE }]);
  assert.deepEqual(await found(prices), [6, 18, null]);
  assert.deepEqual(source.asked, [TOKENS.map(({ token: of }) => `ethereum:${of}`)]);
  assert.equal((await prices.book())?.host, new URL(source.url).host);
  // Another life of the background knows it still.
  const later = live();
  await later.want(TOKENS);
  assert.deepEqual([await found(later), source.asked.length, told >= 1], [[6, 18, null], 1, true]);
  ahead = 6 * MINUTE;
  source.faults = { off: true };
  await later.want(TOKENS);
  assert.deepEqual([await found(later), source.asked.length], [[6, 18, null], 2]);
  // What nobody confirms any more is not shown.
  ahead = 16 * MINUTE;
  assert.deepEqual(await found(later), [null, null, null]);
});

it('asks about fifty tokens at once, two thousand at most, and keeps no more', async () => {
  const prices = live();
  await prices.want(Array.from({ length: 2_100 }, (_, at) => ({ chain: '0x1', token: token(at) })));
  assert.deepEqual([source.asked.length, Math.max(...source.asked.map((names) => names.length)), kept['priced/all'].known.length], [40, 50, 2_000]);
});

/** @type {[string, Faults][]} */
const silent = [
  ['it is off', { off: true }], ['it does not answer', { silent: true }], ['it answers a page of HTML', { status: 502 }], ['and one that claims to be fine', { status: 200 }],
  ['it is asked too often', { status: 429 }], ['it sends whoever asks elsewhere', { redirect: 'http://127.0.0.1:9/' }], ['its answer is cut', { cut: true }],
  ['its answer is huge', { padded: 300_000 }], ['it says something else', { body: '[{"coins":{}}]' }], ['it says nothing', { body: '' }],
];
for (const [name, faults] of silent) {
  it(`${name}: nothing has a price, and it is left alone for a while`, async () => {
    const prices = live();
    source.faults = faults;
    await prices.want(TOKENS);
    assert.deepEqual(await found(prices), [null, null, null]);
    await prices.want(TOKENS);
    assert.equal(source.asked.length, 1);
    source.faults = {};
    ahead = 2 * MINUTE;
    await prices.want(TOKENS);
    assert.deepEqual([await found(prices), source.asked.length], [[6, 18, null], 2]);
  });
}

/** @type {[string, object][]} */
const bad = [
  ['old', { timestamp: Math.floor(Date.now() / 1000) - 7_200 }], ['unsure', { confidence: 0.5 }], ['negative', { price: -1 }], ['a text', { price: '1' }],
  ['beyond all bounds', { price: 1e300 }], ['of a token with impossible decimals', { decimals: 300 }],
];
for (const [name, coin] of bad) {
  it(`a price that is ${name} is none`, async () => {
    const prices = live();
    source.faults = { coin };
    await prices.want(TOKENS);
    assert.deepEqual([await found(prices), source.asked.length], [[null, null, null], 1]);
  });
}

it('is asked no more for too many tokens that are wanted again and again', async () => {
  const prices = live();
  const many = Array.from({ length: 2100 }, (_, at) => ({ chain: '0x1', token: token(at + 1) }));
  for (let turn = 0; turn < 3; turn += 1) await prices.want(many);
  assert.equal(source.asked.length, 40);
});

it('one that is removed while it is tried is not taken', async () => {
  kept = {};
  const prices = live();
  const tried = prices.choose(source.url);
  await prices.remove();
  await tried;
  assert.equal(await prices.source(), null);
});

it('is taken only if it says what Ether costs, and what another one said is let go', async () => {
  kept = {};
  const prices = live();
  assert.deepEqual([await prices.source(), await prices.book()], [null, null]);
  await prices.want(TOKENS);
  assert.deepEqual(source.asked, []);
  for (const url of ['http://prices.example', 'ftp://127.0.0.1', 'no address']) assert.equal((await prices.choose(url))?.id, 'prices_address');
  source.faults = { coin: { confidence: 0.1 } };
  assert.equal((await prices.choose(source.url))?.id, 'prices_silent');
  assert.deepEqual(kept, {});
  source.faults = {};
  assert.equal(await prices.choose(source.url), null);
  assert.equal(kept['prices/own'].url, source.url);
  await prices.want(TOKENS);
  assert.deepEqual(await found(prices), [6, 18, null]);
  const late = prices.want([{ chain: '0x1', token: token(9) }]);
  await prices.remove();
  await late;
  assert.deepEqual([await prices.book(), kept], [null, {}]);
});
