// The module that ships against eth-sig-util, viem and ethers, over generated typed data.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { CLASSES } from './classes.js';
import { run } from './run.js';

const CASES = Number(process.env['DIFFERENTIAL_CASES'] ?? 100_000);
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);

describe(`${CASES} payloads of seed ${SEED}`, () => {
  /** @type {import('./run.js').Result} */
  let result;
  before(async () => { result = await run(SEED, CASES); });

  it('no digest is another than eth-sig-util\'s, and every other disagreement is of a known class', (test) => {
    for (const [kind, count] of Object.entries(result.totals)) test.diagnostic(`${String(count).padStart(8)}  ${kind}`);
    assert.deepEqual(result.failures, []);
    assert.equal(result.totals['unexplained'], 0);
  });

  for (const name of CLASSES) {
    it(`there are cases: ${name}`, () => assert.ok(result.totals[name]));
  }
});
