// The viem client that tests drive the local chain with.
import { createTestClient, defineChain, http, publicActions, walletActions } from 'viem';

/** Reads, sends and the node's own test methods. @typedef {ReturnType<typeof createClient>} Client */

/** Milliseconds between looks for a receipt: the node mines each transaction as it arrives. */
const POLLING_INTERVAL = 25;

/**
 * @param {string} rpcUrl
 * @param {number} chainId
 */
export function createClient(rpcUrl, chainId) {
  const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 };
  const chain = defineChain({ id: chainId, name: 'Local', nativeCurrency, rpcUrls: { default: { http: [rpcUrl] } } });
  const options = { mode: /** @type {const} */ ('anvil'), chain, transport: http(rpcUrl) };
  return createTestClient({ ...options, pollingInterval: POLLING_INTERVAL })
    .extend(publicActions)
    .extend(walletActions);
}
