import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('cli.js', import.meta.url));

/** Milliseconds within which a node must have ended. */
const PATIENCE = 10_000;

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
  test(`the command line gives the addresses, and ${signal} leaves no node behind`, async () => {
    const child = spawn(process.execPath, [cli, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const { rpcUrl, contracts } = JSON.parse(line);
    assert.match(contracts.plain, /^0x[0-9a-fA-F]{40}$/);
    assert.equal(await chainId(rpcUrl), '0x7a69');

    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    await unreachable(rpcUrl, Date.now() + PATIENCE);
  });
}

/** @param {string} rpcUrl */
async function chainId(rpcUrl) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId' });
  const response = await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return (await response.json()).result;
}

/**
 * @param {string} rpcUrl
 * @param {number} deadline
 * @returns {Promise<void>}
 */
async function unreachable(rpcUrl, deadline) {
  const answer = await chainId(rpcUrl).catch(() => undefined);
  if (answer === undefined) return;
  assert(Date.now() < deadline, 'the node still answers');
  return unreachable(rpcUrl, deadline);
}
