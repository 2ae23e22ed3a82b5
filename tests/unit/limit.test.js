// What a person types as a limit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountIn, daysLeft, endIn } from '../../extension/dashboard/typed.js';

test('an amount is what was typed, to the last digit, and never more than stands', () => {
  for (const [text, decimals, most, expected] of /** @type {[string, number, bigint | null, bigint | null][]} */ ([
    ['25', 6, null, 25_000_000n], [' 0.000001 ', 6, null, 1n], ['25,5', 6, null, 25_500_000n], ['25.', 6, null, 25_000_000n], ['7', 0, 7n, 7n],
    ['0', 6, null, null], ['', 6, null, null], ['-1', 6, null, null], ['1e3', 6, null, null], ['0x10', 6, null, null], ['1.2.3', 6, null, null],
    ['0.0000001', 6, null, null], ['8', 0, 7n, null], ['1,000,000', 6, null, null], ['9'.repeat(79), 0, null, null], ['٣', 6, null, null],
  ])) assert.equal(amountIn(text, decimals, most), expected, text);
});

test('days are whole and at least one; what has no end to come is offered one', () => {
  const now = 1_000_000_000_000;
  assert.equal(endIn(' 10 ', now), 1_000_000_000 + 10 * 86_400);
  for (const days of ['0', '', '-1', '1.5', 'x', '100000', '٣']) assert.equal(endIn(days, now), null, days);
  assert.deepEqual([daysLeft(now + 1, now, 365), daysLeft(now + 86_400_001, now, 365), daysLeft(now, now, 365), daysLeft(2 ** 80, now, 365)], [1, 2, 365, 99_999]);
});
