// Numbers in hex digits, written and taken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, hexOrNull, isQuantity } from '../../extension/hex.js';

test('numbers are written as JSON-RPC writes them', () => {
  assert.deepEqual([hex(0), hex(255), hex(2n ** 256n - 1n)], ['0x0', '0xff', `0x${'f'.repeat(64)}`]);
  assert.deepEqual([hexOrNull(16n), hexOrNull(null)], ['0x10', null]);
});

test('what an endpoint says is a number only if it is written as one, and not too large', () => {
  for (const good of ['0x0', '0xABCdef', '0x00', `0x${'f'.repeat(64)}`]) assert.ok(isQuantity(good), good);
  for (const bad of ['', '0x', 'ff', '0xg', '0x1 ', '0x1\n', '-0x1', 7, 7n, null, undefined, ['0x1'], `0x${'0'.repeat(65)}`]) assert.ok(!isQuantity(bad), String(bad));
  assert.ok(isQuantity('0xffffffffffff', 12) && !isQuantity('0x1000000000000', 12));
});
