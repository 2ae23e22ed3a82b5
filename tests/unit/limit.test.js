// What a person types as a limit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountIn, endOf } from '../../extension/dashboard/typed.js';

test('an amount is what was typed, to the last digit, and never more than stands', () => {
  for (const [text, decimals, most, expected] of /** @type {[string, number, bigint | null, bigint | null][]} */ ([
    ['25', 6, null, 25_000_000n], [' 0.000001 ', 6, null, 1n], ['25,5', 6, null, 25_500_000n], ['25.', 6, null, 25_000_000n], ['7', 0, 7n, 7n],
    ['0', 6, null, null], ['', 6, null, null], ['-1', 6, null, null], ['1e3', 6, null, null], ['0x10', 6, null, null], ['1.2.3', 6, null, null],
    ['0.0000001', 6, null, null], ['8', 0, 7n, null], ['1,000,000', 6, null, null], ['9'.repeat(79), 0, null, null], ['٣', 6, null, null],
  ])) assert.equal(amountIn(text, decimals, most), expected, text);
});

test('an end is the last second of a day that is not over', () => {
  const now = new Date(2026, 5, 15, 12).getTime();
  assert.equal(endOf('2026-06-15', now), new Date(2026, 5, 16).getTime() / 1000 - 1);
  for (const date of ['2026-06-14', '', 'x', '2026-13-01']) assert.equal(endOf(date, now), null, date);
});
