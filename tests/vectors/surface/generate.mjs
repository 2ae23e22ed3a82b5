// Writes the rows of the approval surface that the guard is measured against, from the shared tables:
// node tests/vectors/surface/generate.mjs ../shared/surface
import { readFileSync, writeFileSync } from 'node:fs';

const source = process.argv[2] ?? '../shared/surface';
const rows = (name) => JSON.parse(readFileSync(`${source}/${name}.json`, 'utf8'));
const write = (name, list) =>
  writeFileSync(new URL(`${name}.json`, import.meta.url), `[\n${list.map((row) => ` ${JSON.stringify(row)}`).join(',\n')}\n]\n`);

write('calls', rows('calldata_functions').map(({ category, signature, selector }) => ({ category, signature, selector })));
write('types', rows('typed_data').map(({ id, primaryType, encodeType, typeHash }) => ({ id, primaryType, encodeType, typeHash })));
/** Words in brackets and after a dash are remarks; several names may stand in one row. */
const names = (text) => text.replace(/\(.*?\)|\(.*$/g, '').split(/[\s,/]+/).map((word) => word.replace(/\.+$/, '')).filter((word) => /^(eth|wallet|personal|provider)[A-Z_]\w*$/.test(word));
write('methods', rows('rpc_methods').map(({ method, aliases }) => ({ names: [...new Set([method, ...aliases].flatMap(names))] })));
