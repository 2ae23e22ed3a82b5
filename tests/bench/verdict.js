// What a verdict asks of a local chain, and how long that takes: HTTP requests, calls in them, and milliseconds.
import { startChain } from '../chain/index.js';
import { approve } from '../e2e/harness/requests.js';
import { Session, verdict } from '../faults/asking.js';
import { startProxy } from '../faults/proxy.js';
import { fixed, median, printTable } from '../wasm/measure.js';

const ROUNDS = 50;
const CLOCK = { now: () => Date.now(), sleep: (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms)) };

const chain = await startChain({ port: 0 });
const proxy = await startProxy(chain.rpcUrl);
try {
  const { plain, dai, nft, permit2 } = chain.contracts;
  const [user, person] = chain.accounts.map(({ address }) => address);
  if (!user || !person) throw new Error('the chain has no accounts');
  const one = approve({ from: user, token: plain, spender: permit2, amount: 5n });
  const { to, data } = one.params[0];
  const batch = { method: 'wallet_sendCalls', params: [{ version: '2.0.0', from: user, chainId: '0x7a69', calls: [{ to, data }, { to: dai, data }, { to: nft, data }] }] };
  /** @type {[string, object][]} */
  const requests = [
    ['approve to a contract', one],
    ['approve to a person', approve({ from: user, token: plain, spender: person, amount: 5n })],
    ['three approvals in a batch', batch],
  ];
  const rows = [['', 'requests', 'calls', 'median', 'known already', 'simulated']];
  for (const [name, request] of requests) {
    /** @type {number[]} */
    const times = [];
    /** @type {number[]} */
    const again = [];
    /** @type {number[]} */
    const played = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      proxy.reset();
      const { questions, simulations } = new Session([proxy.url]).background(CLOCK);
      const start = performance.now();
      await verdict(questions, request, user);
      const middle = performance.now();
      await verdict(questions, request, user);
      // The first of each also starts the module.
      if (round > 0) times.push(middle - start);
      if (round > 0) again.push(performance.now() - middle);
      const counted = structuredClone(proxy.count);
      const playing = performance.now();
      const seen = await simulations.of(JSON.stringify(request), { origin: '', chain: '0x7a69', account: user, now: 0 });
      if (!seen) throw new Error('not simulated');
      if (round > 0) played.push(performance.now() - playing);
      proxy.count = counted;
    }
    const calls = Object.values(proxy.count.calls).reduce((sum, count) => sum + count, 0);
    rows.push([name, String(proxy.count.requests), String(calls), `${fixed(median(times))} ms`, `${fixed(median(again))} ms`, `${fixed(median(played))} ms`]);
  }
  printTable(`A verdict with the local chain (median of ${ROUNDS}; judged before and after, and a simulation besides)`, rows);
} finally {
  await proxy.stop();
  await chain.stop();
}
