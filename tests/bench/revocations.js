// How many confirmations and transactions it takes to end allowances and signatures.
import { WAYS, startEnding } from '../ending/ending.js';
import { printTable } from '../wasm/measure.js';

const ending = await startEnding();
const rows = [];
try {
  for (const count of [10, 50, 200]) {
    for (const way of Object.keys(WAYS)) {
      const { signatures, calls, confirmations, transactions } = await ending.end(count, way);
      rows.push([String(count), way, ...[count, 0, signatures, 0, calls, confirmations, transactions].map(String)]);
    }
  }
} finally {
  await ending.stop();
}
const heads = ['allowances', 'wallet', 'usable before', 'after', 'signatures', 'after', 'calls', 'confirmations', 'transactions'];
printTable('Ending allowances and signatures on two chains', [heads, ...rows]);
process.exit();
