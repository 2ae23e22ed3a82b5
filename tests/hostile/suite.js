// The attacks of tests/pages/hostile, in the browser that the environment names. One file for each wallet, since files run
// side by side.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chosenBrowser } from '../e2e/harness/browsers.js';
import { World } from '../e2e/harness/world.js';
import { expectedIn, loadCases, runsOf } from './cases.js';
import { Keeper } from './keeper.js';
import { readResults, tableOf, writeResults, writeTable } from './results.js';
import { Runner } from './runner.js';
import { Server } from './server.js';

/** Only the attacks with one of these in their names. */
const only = process.env['ATTACKS'] ?? '';
/** Whether what is measured is written down instead of compared. */
const update = process.env['UPDATE'] === '1';
/** Whether a wallet meets only the first variant of each attack, for a run that has to be short; the variants of `wires` are other wallets' messages. */
const slice = process.env['SLICE'] === '1';
const LEVELS = ['low', 'medium', 'high', 'critical'];
const all = await loadCases();
const cases = all.filter(({ id }) => only.split(',').some((part) => id.includes(part)));

/** Every attack on one wallet, once for each order of the extensions' ids. @param {import('./cases.js').RunOf['wallet']} wallet */
export function suite(wallet) {
  for (const run of runsOf(chosenBrowser()).filter((one) => one.wallet === wallet)) {
    const here = cases.flatMap((one) => {
      const expected = expectedIn(one, run);
      const isLeftOut = slice && run.wallet !== 'wires' && one.variant !== (one.attack.variants ?? [''])[0];
      return expected === undefined || isLeftOut ? [] : [{ one, expected }];
    });
    describe(run.name, { skip: here.length === 0 }, () => {
      /** @type {World} */ let world;
      /** @type {Server} */ let server;
      /** @type {Runner} */ let runner;
      /** @type {Record<string, string>} */
      const measured = {};
      before(async () => {
        server = await new Server().start();
        world = await World.start(wayOf(run));
        const keeper = await Keeper.open(world, server.origin('honest'));
        runner = new Runner({ world, server, keeper, prefix: prefixOf(run), tab: await world.launched.browser.newPage() });
      });
      after(async () => {
        await world?.stop();
        await server?.stop();
      });

      for (const { one, expected } of here) {
        it(`${one.id}: ${expected}`, async () => {
          const { outcome, shown, honest } = await runner.run(one, expected);
          measured[one.id] = outcome;
          assert.equal(outcome, expected.replace(/^residual.*/, 'residual'), JSON.stringify({ shown, reached: await runner.reached() }));
          const { atLeast, shows, hides } = one.attack;
          if (atLeast) assert.ok(LEVELS.indexOf(shown?.level ?? '') >= LEVELS.indexOf(atLeast), `${shown?.level}: ${shown?.rules}`);
          if (shows) assert.match(shown?.text ?? '', new RegExp(shows, 'u'));
          if (hides) assert.doesNotMatch(shown?.text ?? '', new RegExp(hides, 'u'));
          if (honest !== undefined) assert.match(honest, /^0x[0-9a-f]{130}$/);
          assert.ok(await runner.isAlive());
          if (process.env['MEASURE'] && shown) console.log(`MEASURED ${one.id} | ${shown.level} | ${shown.rules.join(' ')}`);
        });
      }

      it('the written results are what was measured', async () => {
        const due = all.filter((one) => expectedIn(one, run) !== undefined).map(({ id }) => id);
        const known = { ...(await readResults())[run.name], ...(update && measured) };
        if (update) {
          await writeResults(run.name, Object.fromEntries(due.map((id) => [id, known[id] ?? 'not performed'])));
          await writeTable(tableOf(all, await readResults()));
        }
        assert.deepEqual(Object.fromEntries(Object.keys(measured).map((id) => [id, known[id]])), measured);
      });
    });
  }
}

/** @param {import('./cases.js').RunOf} run */
const prefixOf = ({ wallet }) => (wallet === 'unknown' ? 'unlisted' : 'metamask');

/** @param {import('./cases.js').RunOf} run @returns {import('../e2e/harness/world.js').Options} */
function wayOf(run) {
  const name = `hostile-${run.wallet}`;
  return { ids: run.above ? 'last' : 'first', speaker: run.wallet === 'wires', prefix: prefixOf(run), name };
}
