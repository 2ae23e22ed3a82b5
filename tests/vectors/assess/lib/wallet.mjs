// A wallet that writes down what it is asked, for libraries that talk to one. It signs with zeros.
import { createPublicClient, createWalletClient, custom, encodeAbiParameters, toHex } from 'viem';
import { ETH, me } from './world.mjs';

const WRITES = new Set(['eth_sendTransaction', 'eth_signTypedData_v4', 'personal_sign', 'wallet_sendCalls']);
const SIGNATURE = `0x${'11'.repeat(64)}1b`;
const HASH = `0x${'22'.repeat(32)}`;

/** A provider (EIP-1193), and the requests for authority that it got. `answer` may answer an `eth_call`. */
export function recorder({ chain = ETH, answer = () => undefined } = {}) {
  const asked = [];
  const reads = {
    eth_chainId: () => toHex(chain), net_version: () => String(chain), eth_accounts: () => [me], eth_requestAccounts: () => [me],
    eth_estimateGas: () => '0x30d40', eth_gasPrice: () => '0x3b9aca00', eth_maxPriorityFeePerGas: () => '0x3b9aca00',
    eth_getTransactionCount: () => '0x5', eth_blockNumber: () => '0x1500000', eth_getCode: () => '0x60', eth_getBalance: () => toHex(10n ** 19n),
    eth_getBlockByNumber: () => ({ number: '0x1500000', timestamp: toHex(Math.floor(Date.now() / 1000)), baseFeePerGas: '0x3b9aca00', gasLimit: '0x1c9c380', gasUsed: '0x0', hash: HASH, parentHash: HASH, transactions: [], difficulty: '0x0', miner: me, extraData: '0x', nonce: '0x0000000000000000' }),
    eth_call: ([{ to, data }]) => answer(to, data) ?? encodeAbiParameters([{ type: 'uint256' }], [0n]),
    eth_getTransactionReceipt: () => ({ status: '0x1', transactionHash: HASH, blockNumber: '0x1500000', blockHash: HASH, logs: [], from: me, to: me, gasUsed: '0x0', cumulativeGasUsed: '0x0', effectiveGasPrice: '0x1', transactionIndex: '0x0', type: '0x2', logsBloom: `0x${'00'.repeat(256)}`, contractAddress: null }),
    eth_getTransactionByHash: () => ({ hash: HASH, blockNumber: '0x1500000', blockHash: HASH, from: me, to: me, nonce: '0x5', gas: '0x30d40', gasPrice: '0x1', value: '0x0', input: '0x', transactionIndex: '0x0', type: '0x0', chainId: toHex(chain), v: '0x1b', r: HASH, s: HASH }),
  };
  const request = async ({ method, params = [] }) => {
    if (WRITES.has(method)) {
      asked.push(JSON.parse(JSON.stringify({ method, params })));
      return method === 'eth_sendTransaction' ? HASH : SIGNATURE;
    }
    if (!reads[method]) throw new Error(`the recording wallet does not know ${method}`);
    return reads[method](params);
  };
  return { request, asked, on() {}, removeListener() {} };
}

/** viem's clients on a recording wallet. */
export function clients(chainInfo, options = {}) {
  const provider = recorder({ chain: chainInfo.id, ...options });
  const transport = custom(provider);
  return { provider, wallet: createWalletClient({ account: me, chain: chainInfo, transport }), reader: createPublicClient({ chain: chainInfo, transport }) };
}
