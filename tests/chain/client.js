// The viem client that tests drive the local chain with.
import { createTestClient, http, publicActions, walletActions } from 'viem';
import { foundry } from 'viem/chains';

/** Reads, sends and the node's own test methods. @typedef {ReturnType<typeof createClient>} Client */

/** Milliseconds between looks for a receipt: the node mines each transaction as it arrives. */
const POLLING_INTERVAL = 25;

/**
 * @param {string} rpcUrl
 * @param {number} chainId
 */
export function createClient(rpcUrl, chainId) {
  const chain = { ...foundry, id: chainId, rpcUrls: { default: { http: [rpcUrl] } } };
  const options = { mode: /** @type {const} */ ('anvil'), chain, transport: http(rpcUrl) };
  return createTestClient({ ...options, pollingInterval: POLLING_INTERVAL })
    .extend(publicActions)
    .extend(walletActions);
}
