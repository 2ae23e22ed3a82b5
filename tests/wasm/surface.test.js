// Every call and type of the approval surface through the shipped module: the same vectors as the Rust tests.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadGuard, vectors } from './load.js';

/** @typedef {import('../../extension/wasm/background.js').Judgement} Judgement */
/** @typedef {{name: string, from?: string | null, to: string | null, value: string, data: string, reading: string, effects: unknown[]}} Call */

const MAX = `0x${'f'.repeat(64)}`;
const context = { origin: 'https://app.example', chain: '0x1', account: null, now: 1_800_000_000 };

/** @type {Awaited<ReturnType<typeof loadGuard>>['guard']} */
let guard;
before(async () => { ({ guard } = await loadGuard()); });

for (const [file, list] of Object.entries(vectors('calldata'))) {
  describe(file, () => {
    for (const { name, from, to, value, data, reading, effects } of /** @type {Call[]} */ (/** @type {unknown} */ (list))) {
      it(name, async () => {
        const judgement = await judge('eth_sendTransaction', [{ ...(from && { from }), ...(to && { to }), value, data }]);
        assert.equal(judgement.reading, reading);
        // The highest number of all is nobody's token id, so the judgement has settled what the call left open.
        if (!JSON.stringify(effects).includes(`"value":"${MAX}"`)) assert.deepEqual(judgement.effects, effects);
      });
    }
  });
}

describe('types.json', () => {
  for (const { name, text, digest } of /** @type {any[]} */ (vectors('typed_data')['types.json'])) {
    it(name, async () => {
      const { digests, effects, reading, action } = await judge('eth_signTypedData_v4', [`0x${'11'.repeat(20)}`, text]);
      assert.equal(digests?.digest, digest);
      assert.notEqual(reading, 'harmless');
      // Only what ends authority, and what changes nothing (a vote), may pass.
      if (effects.some(({ effect }) => effect !== 'revoke')) assert.equal(action, 'prompt');
    });
  }
});

describe('legacy.json', () => {
  for (const vector of /** @type {any[]} */ (vectors('typed_data')['legacy.json'])) {
    it(vector.name, async () => {
      const { fields: [hash], malformed } = await judge('eth_signTypedData', [vector.payload, null]);
      assert.equal(hash?.value, vector.digest);
      assert.equal(malformed?.problem, vector.malformed?.problem);
    });
  }
});

it('calls inside of calls inside of calls end somewhere', async () => {
  const selector = 'ac9650d8';
  let data = '';
  for (let depth = 0; depth < 400; depth += 1) {
    const length = data.length / 2;
    const padding = '0'.repeat((64 - (data.length % 64)) % 64);
    data = `${selector}${word(32)}${word(1)}${word(32)}${word(length)}${data}${padding}`;
  }
  const { reading, action } = await judge('eth_sendTransaction', [{ to: `0x${'c0'.repeat(20)}`, data: `0x${data}` }]);
  assert.deepEqual({ reading, action }, { reading: 'unknown', action: 'prompt' });
});

/** @param {string} method @param {unknown[]} params */
function judge(method, params) {
  return guard.judge(JSON.stringify({ method, params }), /** @type {any} */ (context), []);
}

/** @param {number} number */
const word = (number) => number.toString(16).padStart(64, '0');
