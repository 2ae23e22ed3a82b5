// Starts the local node from its npm package.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** @typedef {(line: string) => void} Log */

const keeper = join(dirname(fileURLToPath(import.meta.url)), 'anvil-keeper.js');

/**
 * Starts anvil on 127.0.0.1 and resolves once it listens.
 * @param {{port: number, chainId: number, log?: Log}} options port 0 picks a free one
 * @returns {Promise<{rpcUrl: string, stop: () => Promise<void>}>}
 * @throws when the port is taken or the binary is missing
 */
export async function startAnvil({ port, chainId, log }) {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(chainId), '--hardfork', 'prague'];
  const child = spawn(process.execPath, [keeper, anvilBinary(), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  // The pipe to a node that has just ended may break while it is being closed.
  child.stdin.on('error', () => {});
  const exited = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) await exited;
  };

  const listening = listeningAddress(child, log);
  const failed = exited.then(([code]) => {
    throw new Error(`anvil ended before it listened (exit code ${code}); is port ${port} taken?`);
  });
  // Later exits are the caller's own doing.
  failed.catch(() => {});
  const address = await Promise.race([listening, failed]);
  return { rpcUrl: `http://${address}`, stop };
}

/**
 * @returns {string} the path of the binary for this machine
 * @throws when its package is not installed
 */
function anvilBinary() {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const manifest = `@foundry-rs/anvil-${process.platform}-${arch}/package.json`;
  return join(dirname(createRequire(import.meta.url).resolve(manifest)), 'bin', `anvil${suffix}`);
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<any, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {Log} [log]
 * @returns {Promise<string>} host and port
 */
function listeningAddress(child, log) {
  if (log) createInterface({ input: child.stderr }).on('line', log);
  else child.stderr.resume();
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Listening on (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
      log?.(line);
    });
  });
}
