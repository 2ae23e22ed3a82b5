// The shipped module and the shipped guard.js, in Node: the same vectors as the Rust tests, and a trap.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { encodeFunctionData, parseAbi } from 'viem';
import { dist, loadGuard, vectors } from './load.js';

/** @typedef {import('./load.js').Vector} Vector */

/** @type {Awaited<ReturnType<typeof loadGuard>>} */
let loaded;
before(async () => { loaded = await loadGuard(); });

for (const [file, list] of Object.entries(vectors('judge'))) {
  describe(file, () => {
    for (const vector of list) {
      it(vector.name, async () => {
        const judgement = await loaded.guard.judge(snapshotOf(vector), /** @type {any} */ (vector.context), vector.answers);
        const { reading, verdict, action, headline, findings, digests, open, pays } = judgement;
        const expected = { ...vector.expect };
        const found = {
          reading,
          verdict,
          action,
          headline: headline.id,
          rules: findings.map(({ rule }) => rule),
          ...('digest' in expected && { digest: digests?.digest }),
          ...(pays && { pays }),
          ...('open' in expected && { open: open.length }),
        };
        assert.deepEqual(found, expected);
      });
    }
  });
}

it('a call in carriers is listed behind them, with who makes it', async () => {
  const abi = parseAbi([
    'function aggregate3((address target, bool allowFailure, bytes callData)[] calls)',
    'function approve(address spender, uint256 value)',
  ]);
  const [account, carrier, token, spender] = ['1', '2', '3', '4'].map((digit) => /** @type {`0x${string}`} */ (`0x${digit.repeat(40)}`));
  const approve = encodeFunctionData({ abi, functionName: 'approve', args: [/** @type {any} */ (spender), 5n] });
  const calls = [{ target: token, allowFailure: true, callData: approve }, { target: token, allowFailure: false, callData: '0x12345678' }];
  const data = encodeFunctionData({ abi, functionName: 'aggregate3', args: [/** @type {any} */ (calls)] });
  const request = JSON.stringify({ method: 'eth_sendTransaction', params: [{ from: account, to: carrier, data }] });
  const judgement = await loaded.guard.judge(request, { origin: 'https://app.example', chain: '0x1', account, now: 1_800_000_000 }, []);
  const own = (/** @type {{first: number, count: number}} */ { first, count }) =>
    judgement.fields.slice(first, first + count).map(({ path, kind, value }) => `${kind} ${path} = ${value}`);
  assert.deepEqual(judgement.calls.map((call) => [call.depth, call.to, call.sender, call.function.split('(')[0], ...own(call).slice(-2)]), [
    [0, carrier, null, 'aggregate3', 'bool calls[1].allowFailure = false', 'bytes calls[1].callData = 0x12345678'],
    [1, token, carrier, 'approve', `address spender = ${spender}`, 'uint256 value = 5'],
    [1, token, carrier, '0x12345678'],
  ]);
});

it('typed data begins with what it is for', async () => {
  const payload = {
    types: { EIP712Domain: [{ name: 'name', type: 'string' }, { name: 'chainId', type: 'uint256' }], Note: [{ name: 'text', type: 'string' }] },
    domain: { name: 'Notes', chainId: 1 }, primaryType: 'Note', message: { text: 'hello' },
  };
  const request = JSON.stringify({ method: 'eth_signTypedData_v4', params: [`0x${'1'.repeat(40)}`, JSON.stringify(payload)] });
  const { fields, calls } = await loaded.guard.judge(request, { origin: 'https://app.example', chain: '0x1', account: null, now: 1_800_000_000 }, []);
  assert.deepEqual(fields.map(({ path, value }) => `${path} = ${value}`), ['primaryType = Note', 'domain.name = Notes', 'domain.chainId = 1', 'message.text = hello']);
  assert.deepEqual(calls, []);
});

it('a trap refuses that request only: the next call has a fresh instance', async () => {
  const { guard, memory } = loaded;
  const [vector] = Object.values(vectors('judge')).flat();
  assert.ok(vector);
  const judge = () => guard.judge(snapshotOf(vector), /** @type {any} */ (vector.context), []);
  const before = await judge();
  // With no memory left the next large request cannot be copied in, which traps.
  const full = memory();
  while (tryGrow(full));
  await assert.rejects(guard.judge('x'.repeat(2 ** 24), /** @type {any} */ (vector.context), []), WebAssembly.RuntimeError);
  assert.deepEqual(await judge(), before);
});

it('a scan whose instance a trap ended frees nothing of the next one', async () => {
  const { GuardedScan } = await import(pathToFileURL(join(dist, 'background/guard.js')).href);
  let freed = 0;
  const [module, handle] = [{ ended: 0 }, { free: () => { freed += 1; } }];
  const old = new GuardedScan(module, handle);
  module.ended += 1;
  old.free();
  assert.equal(freed, 0);
  new GuardedScan(module, handle).free();
  assert.equal(freed, 1);
});

it('what the page sends may be anything', async () => {
  const context = { origin: 'https://app.example', chain: '0x1', account: null, now: 1_800_000_000 };
  for (const text of ['', '\0', '{', '[]', 'null', '"\ud800"', '{"method":1}', `${'['.repeat(1e5)}`, `"${'\\u0000'.repeat(1e4)}"`]) {
    const { action } = await loaded.guard.judge(text, context, []);
    assert.equal(action, 'prompt', text.slice(0, 40));
  }
});

/** @param {WebAssembly.Memory} memory */
function tryGrow(memory) {
  for (let pages = 2 ** 15; pages >= 1; pages /= 2) {
    try {
      memory.grow(pages);
      return true;
    } catch {
      // Too much at once: less.
    }
  }
  return false;
}

/** @param {Vector} vector */
const snapshotOf = ({ request }) => (typeof request === 'string' ? request : JSON.stringify(request));
