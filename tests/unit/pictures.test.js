// What the dashboard's pictures count: bounded, with what is not known told apart.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { MOST_BARS, exposureOf } from '../../extension/dashboard/exposure.js';
import { deedsIn, timelineOf, untimed } from '../../extension/dashboard/timeline.js';

const [ALICE, USDC] = [address(1), address(16)];
const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400;

/** @param {number} of */
function address(of) {
  return `0x${of.toString(16).padStart(40, '0')}`;
}

/** @param {number} spender @param {string} risk @param {string | null} [exposed] @returns {any} */
const row = (spender, risk, exposed = '0x64') => ({ allowance: { key: { chain: '0x1', owner: ALICE, kind: 'erc20', token: USDC, tokenId: null, spender: address(spender) }, risk, exposed } });

/** @param {string} deed @param {number} daysAgo @param {object} [differs] @returns {any} */
const deed = (deed, daysAgo, differs = {}) => ({ deed, at: NOW / 1000 - daysAgo * DAY, chain: '0x1', account: ALICE, lines: [], ...differs });

it('the worst spender comes first, what is not known counts, and what can take nothing is told apart', () => {
  const { bars, others, idle, longest } = exposureOf([row(1, 'low'), row(1, 'low'), row(1, 'low'), row(2, 'critical', null), row(3, 'high'), row(3, 'high'), row(4, 'high'), row(5, 'critical', '0x0')]);
  assert.deepEqual(bars.map(({ spender, rows }) => [spender, rows.length]), [[address(2), 1], [address(3), 2], [address(4), 1], [address(1), 3]]);
  assert.deepEqual(bars[1]?.counts, { critical: 0, high: 2, medium: 0, low: 0 });
  assert.deepEqual([others, idle, longest], [{ spenders: 0, rows: 0 }, 1, 3]);
  assert.deepEqual(exposureOf([]), { bars: [], others: { spenders: 0, rows: 0 }, idle: 0, longest: 0 });
});

it('of 5,000 rows every one is counted once, in few bars', () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => row(at % 700, ['critical', 'high', 'medium', 'low'][at % 4] ?? 'low', at % 5 === 0 ? '0x0' : '0x1'));
  const { bars, others, idle } = exposureOf(rows);
  assert.equal(bars.length, MOST_BARS);
  assert.equal(bars.reduce((sum, bar) => sum + bar.rows.length, 0) + others.rows + idle, 5_000);
  for (const { rows: own, counts } of bars) assert.equal(Object.values(counts).reduce((sum, count) => sum + count), own.length);
});

it('bands follow from the times: weeks, months or years, the last of them now', () => {
  const of = (/** @type {any[]} */ ...deeds) => timelineOf(deeds, NOW);
  const weeks = of(deed('granted', 0), deed('edited', 0), deed('revoked', 7), deed('refused', 0));
  assert.deepEqual([weeks.step, weeks.bands.length, weeks.granted, weeks.revoked, weeks.undated], ['week', 8, 2, 1, 0]);
  assert.deepEqual(weeks.bands.slice(-2).map(({ granted, revoked }) => [granted, revoked]), [[0, 1], [2, 0]]);
  assert.ok(weeks.bands.every(({ start }) => start.getDay() === 1));
  const months = of(deed('granted', 400), deed('revoked', 0));
  assert.deepEqual([months.step, months.bands[0]?.granted, months.bands.at(-1)?.revoked], ['month', 1, 1]);
  assert.ok(months.bands.length >= 13 && months.bands.length <= 15);
  assert.equal(of(deed('granted', 2_000)).step, 'year');
  assert.deepEqual(of(deed('refused', 0)), { step: 'week', bands: [], granted: 0, revoked: 0, undated: 0 });
});

it('a time that cannot be true is not drawn but counted, whatever it is', () => {
  const wrong = [0, -1, 1e300, NOW / 1000 + 2 * DAY, DAY].map((at) => deed('granted', 0, { at }));
  assert.deepEqual([timelineOf(wrong, NOW).bands, timelineOf(wrong, NOW).undated], [[], 5]);
  const { granted, undated, bands } = timelineOf([...wrong, deed('granted', 0)], NOW);
  assert.deepEqual([granted, undated, bands.length], [1, 5, 8]);
  assert.ok(timelineOf([deed('granted', 0)], Date.UTC(9999, 0)).bands.length <= 60, 'a clock that is wrong');
});

it('an allowance that no entry granted has no known time, and a damaged entry grants nothing', () => {
  const line = (/** @type {any} */ spender) => ({ who: { id: 'w', args: { address: { arg: 'known', value: spender, name: 'x' } } }, what: { id: 't', args: { token: { arg: 'token', address: USDC, symbol: null } } } });
  const damaged = deed('granted', 0, { lines: [{ who: null, what: { id: 't', args: { token: null } } }] });
  const deeds = [deed('granted', 0, { lines: [line(address(1))] }), deed('revoked', 0, { lines: [line(address(2))] }), damaged];
  assert.equal(untimed([row(1, 'low'), row(2, 'low'), row(3, 'low')], deeds), 2);
});

it('the filters keep what is of no known account or chain', () => {
  const deeds = [deed('granted', 0), deed('granted', 1, { account: null, chain: null }), deed('granted', 2, { chain: '0xa' })];
  assert.deepEqual(deedsIn(deeds, { owner: ALICE, chain: '0x1' }).length, 2);
  assert.deepEqual(deedsIn(deeds, { owner: null, chain: null }).length, 3);
  assert.deepEqual(deedsIn(deeds, { owner: address(9), chain: null }).length, 1);
});
