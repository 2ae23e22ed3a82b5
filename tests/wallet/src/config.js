// What the build was told.

/** @typedef {{chainId: `0x${string}`, rpcUrl: string}} ChainConfig */
/** @typedef {'auto' | 'reject' | 'manual'} Mode */
/**
 * @typedef {{chains: ChainConfig[], mode: Mode, privateKeys: `0x${string}`[], prefix: string}} Config `prefix` stands
 *   before the names of its streams
 */

/** @type {Config} */
// @ts-expect-error: the build replaces this name by the value
export const config = WALLET_CONFIG;
