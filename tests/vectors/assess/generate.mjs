// Writes honest.json, thefts.json, world.json and person.json: requests as the protocols' own libraries make them, what thieves make
// of them, and what stands on the chains. README.md says how to run it.
import './lib/fixed.mjs';
import { writeFileSync } from 'node:fs';

const { honest, thefts, checkTargets } = await import('./lib/entry.mjs');
for (const part of ['uniswap', 'orders', 'lending', 'accounts', 'everyday']) await import(`./honest/${part}.mjs`);
checkTargets();
for (const part of ['mutations', 'attacks']) await import(`./thefts/${part}.mjs`);
const { personAsData, worldAsData } = await import('./lib/world.mjs');

const write = (name, text) => writeFileSync(new URL(`./${name}.json`, import.meta.url), text);
/** One entry a line, so that a change shows as one. */
const lines = (entries) => `[\n${entries.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`;
write('honest', lines(honest));
write('thefts', lines(thefts));
write('world', `${JSON.stringify(worldAsData(), null, 1)}\n`);
write('person', `${JSON.stringify(personAsData(), null, 1)}\n`);
const halves = (entries) => ['tune', 'held'].map((half) => `${half} ${entries.filter((each) => each.half === half).length}`).join(', ');
console.log(`honest: ${honest.length} (${halves(honest)}), thefts: ${thefts.length} (${halves(thefts)})`);
process.exit(0);
