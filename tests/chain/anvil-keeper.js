// Runs anvil for as long as standard input stays open: `node anvil-keeper.js BINARY ARGS…`. A parent that ends in
// any way, killed or crashed, closes that pipe, so no node is left behind, nor the states of its blocks, which take
// hundreds of megabytes for thousands of blocks.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [binary, ...args] = process.argv.slice(2);
if (!binary) throw new Error('usage: anvil-keeper.js BINARY ARGS…');

const states = mkdtempSync(join(tmpdir(), 'countersign-anvil-'));
process.on('exit', () => rmSync(states, { recursive: true, force: true }));

const anvil = spawn(binary, [...args, '--cache-path', states], { stdio: ['ignore', 'inherit', 'inherit'] });
anvil.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
anvil.on('exit', (code) => process.exit(code ?? 0));

const stop = () => void anvil.kill('SIGTERM');
process.stdin.on('end', stop).on('error', stop).resume();
// An interrupt from the terminal reaches the whole group: leave it to the parent to close the pipe.
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
