// Nothing of what was chosen can be used afterwards, and a person is asked no more often than the wallet's cap makes them.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { WAYS, startEnding } from './ending.js';

/** @type {Awaited<ReturnType<typeof startEnding>>} */
let ending;
before(async () => { ending = await startEnding(); });
after(() => ending?.stop());

for (const count of [10, 200]) {
  for (const way of Object.keys(WAYS)) {
    it(`${count} allowances and twelve signatures end, ${way}`, async (context) => {
      context.diagnostic(JSON.stringify(await ending.end(count, way)));
    });
  }
}

for (const way of Object.keys(WAYS)) {
  it(`a token that refuses, is paused or lies is told as it is, ${way}`, async () => {
    const { states, usable } = await ending.endOdd(way);
    assert.deepEqual(states, {
      plain: 'done', tether: 'done', noZero: 'run_least_left', pausable: 'run_would_fail', lying: 'run_honoured',
    });
    assert.deepEqual(usable, ['noZero', 'pausable', 'lying']);
  });
}
