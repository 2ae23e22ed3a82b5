// What was measured, beside the attacks: tests/hostile/result.json, and the table in docs/attacks.md made of it.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./cases.js').Case} Case */
/** Run → case → outcome. @typedef {Record<string, Record<string, string>>} Results */

const file = fileURLToPath(new URL('result.json', import.meta.url));
const page = fileURLToPath(new URL('../../docs/attacks.md', import.meta.url));

/** @returns {Promise<Results>} */
export const readResults = async () => JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));

/** @param {string} run @param {Record<string, string>} outcomes */
export async function writeResults(run, outcomes) {
  const results = await readResults();
  results[run] = outcomes;
  const sorted = Object.fromEntries(Object.entries(results).sort(([one], [other]) => (one < other ? -1 : 1)));
  await writeFile(file, `${JSON.stringify(sorted, null, 1)}\n`);
}

/** @returns {Promise<string>} */
export const readTable = () => readFile(page, 'utf8').catch(() => '');

/** @param {string} table */
export const writeTable = (table) => writeFile(page, table);

/** @param {readonly Case[]} cases @param {Results} results @returns {string} Markdown */
export function tableOf(cases, results) {
  const runs = Object.keys(results);
  const topics = [...new Set(cases.map(({ id }) => id.split('/')[0] ?? ''))];
  const total = runs.reduce((sum, run) => sum + Object.keys(results[run] ?? {}).length, 0);
  return [
    '# Attacks, and what comes of them',
    '',
    '<!-- Written by `UPDATE=1 node --test --test-concurrency=1 tests/hostile`; do not edit. -->',
    '',
    `${cases.length} attacks, performed ${total} times: by a real page, in a real browser, against a real wallet. What is said here was`,
    'measured from the wallet\'s own log. *Held*: a person was asked, and the wallet had seen nothing. *Refused*: an error,',
    'and nobody was asked. *Ignored*: it was no request to anybody. *Residual*: it cannot be stopped today',
    '([threat model](threat-model.md)). How to run them, also against another guard: [tests/pages/hostile](../tests/pages/hostile/README.md).',
    ...topics.flatMap((topic) => ['', `## ${topic}`, '', ...topicTable(cases.filter(({ id }) => id.startsWith(`${topic}/`)), results, runs)]),
    '',
  ].join('\n');
}

/** One row for each file: its variants and runs differ rarely. @param {readonly Case[]} cases @param {Results} results @param {string[]} runs */
function topicTable(cases, results, runs) {
  const files = [...new Set(cases.map(({ file: path }) => path))];
  return ['| attack | cases | outcome |', '|---|---|---|', ...files.map((path) => {
    const own = cases.filter((one) => one.file === path);
    /** @type {Map<string, Set<string>>} */
    const outcomes = new Map();
    for (const run of runs) {
      for (const { id } of own) {
        const outcome = results[run]?.[id];
        if (outcome) outcomes.set(outcome, (outcomes.get(outcome) ?? new Set()).add(run));
      }
    }
    const words = outcomes.size === 1 ? [...outcomes.keys()] : [...outcomes].map(([outcome, where]) => `${outcome} (${[...where].join('; ')})`);
    return `| ${own[0]?.attack.attack.replaceAll('|', '\\|')} | ${own.length} | ${words.join('<br>')} |`;
  })];
}
