// Nothing of what was chosen can be used afterwards, and a person is asked no more often than the wallet's cap makes them.
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
