// `node tests/chain/cli.js [--port 8545] [--chain-id 31337]`: starts the chain, prints one JSON line when it is
// ready, and stays until it is interrupted or terminated.
import { parseArgs } from 'node:util';
import { startChain } from './index.js';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8545' }, 'chain-id': { type: 'string', default: '31337' } },
});
const chain = await startChain({ port: Number(values.port), chainId: Number(values['chain-id']) });
const { rpcUrl, chainId, accounts, contracts } = chain;
console.log(JSON.stringify({ rpcUrl, chainId, accounts, contracts }));

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void chain.stop());
