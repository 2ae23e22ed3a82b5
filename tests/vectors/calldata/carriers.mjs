// Writes carriers.json: calls that carry calls, as viem encodes them, beside what they come to.
// Run it from the repository's root: node tests/vectors/calldata/carriers.mjs
import { writeFileSync } from 'node:fs';
import './carriers/multicall.mjs';
import './carriers/router.mjs';
import './carriers/positions.mjs';
import './carriers/account.mjs';
import './carriers/behalf.mjs';
import './carriers/one_inch.mjs';
import './carriers/deep.mjs';
import './carriers/unknown.mjs';
import { vectors } from './carriers/words.mjs';

writeFileSync(new URL('carriers.json', import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
