// The shipped module and the shipped guard.js, in Node: the same vectors as the Rust tests, and a trap.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadGuard, vectors } from './load.js';

/** @typedef {import('./load.js').Vector} Vector */

/** @type {Awaited<ReturnType<typeof loadGuard>>} */
let loaded;
before(async () => { loaded = await loadGuard(); });

for (const [file, list] of Object.entries(vectors('judge'))) {
  describe(file, () => {
    for (const vector of list) {
      it(vector.name, async () => {
        const judgement = await loaded.guard.judge(snapshotOf(vector), /** @type {any} */ (vector.context), vector.answers);
        const { reading, verdict, action, headline, findings, digests, open } = judgement;
        const expected = { ...vector.expect };
        const found = {
          reading,
          verdict,
          action,
          headline: headline.id,
          rules: findings.map(({ rule }) => rule),
          ...('digest' in expected && { digest: digests?.digest }),
          ...('open' in expected && { open: open.length }),
        };
        assert.deepEqual(found, expected);
      });
    }
  });
}

it('a trap refuses that request only: the next call has a fresh instance', async () => {
  const { guard, memory } = loaded;
  const [vector] = Object.values(vectors('judge')).flat();
  assert.ok(vector);
  const judge = () => guard.judge(snapshotOf(vector), /** @type {any} */ (vector.context), []);
  const before = await judge();
  // With no memory left the next large request cannot be copied in, which traps.
  const full = memory();
  while (tryGrow(full));
  await assert.rejects(guard.judge('x'.repeat(2 ** 24), /** @type {any} */ (vector.context), []), WebAssembly.RuntimeError);
  assert.deepEqual(await judge(), before);
});

it('what the page sends may be anything', async () => {
  const context = { origin: 'https://app.example', chain: '0x1', account: null, now: 1_800_000_000 };
  for (const text of ['', '\0', '{', '[]', 'null', '"\ud800"', '{"method":1}', `${'['.repeat(1e5)}`, `"${'\\u0000'.repeat(1e4)}"`]) {
    const { action } = await loaded.guard.judge(text, context, []);
    assert.equal(action, 'prompt', text.slice(0, 40));
  }
});

/** @param {WebAssembly.Memory} memory */
function tryGrow(memory) {
  for (let pages = 2 ** 15; pages >= 1; pages /= 2) {
    try {
      memory.grow(pages);
      return true;
    } catch {
      // Too much at once: less.
    }
  }
  return false;
}

/** @param {Vector} vector */
const snapshotOf = ({ request }) => (typeof request === 'string' ? request : JSON.stringify(request));
