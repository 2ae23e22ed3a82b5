// The table that people read says what was measured.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { expectedIn, loadCases, runsOf } from './cases.js';
import { readResults, readTable, tableOf } from './results.js';

const cases = await loadCases();
const results = await readResults();

it('there are at least 150 attacks', () => {
  assert.ok(cases.length >= 150, `${cases.length}`);
});

it('every attack has an outcome in every run that it is for', () => {
  for (const run of /** @type {const} */ (['chromium', 'firefox']).flatMap(runsOf)) {
    const due = cases.filter((one) => expectedIn(one, run) !== undefined).map(({ id }) => id);
    assert.deepEqual(due.filter((id) => !results[run.name]?.[id]), [], run.name);
    assert.deepEqual(Object.keys(results[run.name] ?? {}).filter((id) => !due.includes(id)), [], run.name);
  }
});

it('docs/attacks.md is the table of them', async () => {
  assert.equal(await readTable(), tableOf(cases, results));
});
