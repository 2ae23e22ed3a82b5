// What things cost, as a source says that may be anybody: only a good price is one, and the arithmetic on it is exact.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tokensOf, worthOfLines } from '../../extension/background/prices/lines.js';
import { decimalOf, pricesIn } from '../../extension/background/prices/reading.js';
import { exposureOf } from '../../extension/dashboard/exposure.js';
import { rowsOf, shownOf } from '../../extension/dashboard/model.js';
import { COIN, centsOf, pricedTokens, worthOf, worthOfAll } from '../../extension/worth.js';

const NOW = 1_795_219_200;
const [ALICE, USDC, WETH, SPAM, THIEF] = [1, 16, 17, 18, 19].map((of) => `0x${of.toString(16).padStart(40, '0')}`);
const ASKED = [{ chain: '0x1', token: USDC ?? '', coin: `ethereum:${USDC}` }];
const GOOD = { price: 0.9998, decimals: 6, symbol: 'USDC', timestamp: NOW - 60, confidence: 0.99 };

/** @param {unknown} said */
const bytes = (said) => new TextEncoder().encode(typeof said === 'string' ? said : JSON.stringify(said));
/** @param {object} [differs] */
const read = (differs) => pricesIn(bytes({ coins: { [`ethereum:${USDC}`]: { ...GOOD, ...differs } } }), ASKED, NOW)?.[0] ?? null;

it('a good price is read digit by digit', () => {
  assert.deepEqual(read(), { chain: '0x1', token: USDC, decimals: 6, mantissa: '0x270e', places: 4 });
  const cases = /** @type {[number, bigint, number][]} */ ([[1, 1n, 0], [1234.5, 12345n, 1], [0.1, 1n, 1], [1e-12, 1n, 12], [123_000, 123_000n, 0], [1e9, 1_000_000_000n, 0], [0.1 + 0.2, 30000000000000004n, 17]]);
  for (const [price, mantissa, places] of cases) assert.deepEqual(decimalOf(price), { mantissa: `0x${mantissa.toString(16)}`, places });
});

it('what is old, unsure, impossible or not asked for is no price', () => {
  const bad = [
    { price: 0 }, { price: -1 }, { price: null }, { price: '1' }, { price: 1e-30 }, { price: 1e30 }, { price: [1] },
    { decimals: -1 }, { decimals: 78 }, { decimals: 1.5 }, { decimals: null }, { decimals: '6' },
    { timestamp: NOW - 3_601 }, { timestamp: NOW + 601 }, { timestamp: null }, { timestamp: 0 }, { timestamp: NOW * 1000 },
    { confidence: 0.89 }, { confidence: 1.1 }, { confidence: undefined }, { confidence: '1' },
  ];
  for (const differs of bad) assert.equal(read(differs), null, JSON.stringify(differs));
  assert.equal(pricesIn(bytes(`{"coins":{"ethereum:${USDC}":{"price":1e999,"decimals":6,"timestamp":${NOW},"confidence":1}}}`), ASKED, NOW)?.[0], null);
  for (const coins of [{}, { [`ethereum:${WETH}`]: GOOD }, { [`ethereum:${USDC}`]: null }, { [`ethereum:${USDC}`]: 7 }, []]) assert.deepEqual(pricesIn(bytes({ coins }), ASKED, NOW), [null]);
  assert.deepEqual(pricesIn(bytes({ coins: {} }), [{ chain: '0x1', token: 'x', coin: '__proto__' }, { chain: '0x1', token: 'x', coin: 'toString' }], NOW), [null, null]);
});

it('what is no answer at all is told apart', () => {
  for (const text of ['', '[', 'null', '[]', '{"coins":null}', '{"coins":7}', '"coins"', '<html>', `${'['.repeat(100_000)}`]) assert.equal(pricesIn(bytes(text), ASKED, NOW), null, text.slice(0, 20));
});

it('amounts are multiplied exactly, and where the decimals of source and chain differ nothing is', () => {
  const price = { chain: '0x1', token: USDC ?? '', decimals: 18, ...decimalOf(3421.07) };
  assert.equal(centsOf('0xde0b6b3a7640000', 18, price), 342_107n);
  assert.equal(centsOf(10n ** 18n * 10n ** 6n, 18, price), 342_107_000_000n);
  assert.equal(centsOf('0x0', 18, price), 0n);
  assert.equal(centsOf('0x1', 18, price), 0n);
  for (const decimals of [6, 17, 19, 0, null]) assert.equal(centsOf('0xde0b6b3a7640000', decimals, price), null);
  assert.equal(centsOf('0x1', 18, null), null);
  assert.equal(centsOf(2n ** 256n - 1n, 18, price), null, 'nobody has that much');
});

/** @param {object} [differs] @param {object} [key] @returns {any} */
const allowance = (differs = {}, key = {}) => ({
  key: { chain: '0x1', owner: ALICE, kind: 'erc20', token: USDC, tokenId: null, spender: ALICE, ...key },
  symbol: 'T', decimals: 6, balance: '0x5f5e100', exposed: '0x5f5e100', risk: 'low', ...differs,
});
/** USDC at one dollar, WETH at 2,000. @type {import('../../extension/worth.js').PriceOf} */
const priceOf = (chain, token) => {
  const cost = { [`${USDC}`]: { decimals: 6, mantissa: '0x1', places: 0 }, [`${WETH}`]: { decimals: 18, mantissa: '0x7d0', places: 0 } }[token];
  return chain === '0x1' && cost ? { chain, token, ...cost } : null;
};

it('a total counts no balance twice, and how much of it is not known', () => {
  const all = [allowance(), allowance({}, { spender: THIEF }), allowance({ decimals: 18, exposed: '0xde0b6b3a7640000', balance: null }, { token: WETH })];
  assert.deepEqual(worthOfAll(all, priceOf), { cents: 210_000n, unpriced: 0 });
  const strange = [allowance({ exposed: null }), allowance({}, { token: SPAM }), allowance({ exposed: '0x0' }, { token: SPAM, spender: THIEF }), allowance({ exposed: '0x2', decimals: null }, { kind: 'operator' }), allowance({ decimals: 18 }, { token: USDC, chain: '0xa' })];
  assert.deepEqual(worthOfAll([...all, ...strange], priceOf), { cents: 210_000n, unpriced: 4 });
  assert.deepEqual(strange.map((one) => worthOf(one, priceOf)), [null, null, null, null, null]);
  assert.deepEqual(pricedTokens([...all, ...strange]).map(({ token }) => token), [USDC, USDC, WETH, USDC, SPAM, USDC]);
});

it('by money the most comes first, what is not known last, and no row is hidden', () => {
  const list = [allowance({ symbol: 'small' }), allowance({ symbol: 'none' }, { token: SPAM }), allowance({ symbol: 'large', decimals: 18, exposed: '0xde0b6b3a7640000', balance: null }, { token: WETH }), allowance({ symbol: 'bad', risk: 'critical' }, { token: SPAM, spender: THIEF })];
  const rows = rowsOf([{ owner: ALICE ?? '', chain: '0x1' }], new Map([[`0x1/${ALICE}`, { allowances: list, unread: [] }]]), () => 'Ethereum', priceOf);
  const view = /** @type {any} */ ({ owner: null, chain: null, spender: null, level: null, text: '', reversed: false, group: 'none' });
  const symbols = (/** @type {string} */ order) => shownOf([...rows], { ...view, order }).map((row) => row.allowance.symbol);
  assert.deepEqual(symbols('exposed'), ['large', 'small', 'none', 'bad']);
  assert.deepEqual(symbols('risk'), ['bad', 'large', 'small', 'none']);
  const { bars, longest } = exposureOf(rows, priceOf);
  assert.deepEqual(bars.map(({ spender, worth }) => [spender, worth]), [[THIEF, { cents: 0n, unpriced: 1 }], [ALICE, { cents: 210_000n, unpriced: 1 }]]);
  assert.deepEqual(bars[1]?.widths, { critical: 0, high: 0, medium: 0, low: 210_000, unpriced: 10_500 });
  assert.equal(longest, 220_500);
  // Without any price the picture counts.
  assert.deepEqual(exposureOf(rows, () => null).bars.map(({ worth }) => worth), [null, null]);
});

it('of a request its fungible lines have a worth, and nothing else', () => {
  const amount = (/** @type {string} */ value, /** @type {number | null} */ decimals) => ({ id: 'line_amount', args: { amount: { arg: 'amount', value, decimals, symbol: 'T' } } });
  const token = (/** @type {string | undefined} */ address) => ({ id: 'line_what_token', args: { token: { arg: 'token', address, symbol: null } } });
  const lines = /** @type {any} */ ([
    { what: token(USDC), amount: amount('0x5f5e100', 6), today: amount('0xf4240', 6) },
    { what: token(USDC), amount: { id: 'line_amount_unlimited', args: {} }, today: amount('0xf4240', 6) },
    { what: token(SPAM), amount: amount('0x1', 6), today: null },
    { what: { id: 'line_what_coin', args: {} }, amount: amount('0xde0b6b3a7640000', 18), today: null },
    { what: { id: 'line_what_nft', args: { token: { arg: 'token', address: USDC, symbol: null } } }, amount: amount('0x1', 6), today: null },
    { what: token(USDC), amount: { id: 'line_amount_unlimited' }, today: null },
  ]);
  const judgement = /** @type {any} */ ({ lines, chain: '0x1' });
  const coin = { chain: '0x1', token: COIN, decimals: 18, mantissa: '0x7d0', places: 0 };
  const of = (/** @type {string} */ chain, /** @type {string} */ of) => (of === COIN ? coin : priceOf(chain, of));
  assert.deepEqual(tokensOf(judgement).map((one) => one.token), [USDC, USDC, SPAM, COIN]);
  assert.deepEqual(worthOfLines(judgement, { host: 'prices.example', of }), { source: 'prices.example', lines: [
    { amount: '0x2710', today: '0x64', unpriced: false }, { amount: null, today: '0x64', unpriced: false }, { amount: null, today: null, unpriced: true },
    { amount: '0x30d40', today: null, unpriced: false }, { amount: null, today: null, unpriced: false }, { amount: null, today: null, unpriced: false },
  ] });
  assert.deepEqual(tokensOf({ ...judgement, chain: null }), []);
});
