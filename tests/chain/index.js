// The local chain that tests and the demo run against: anvil with the real Permit2 and Multicall3 and our tokens.
import { pbkdf2Sync } from 'node:crypto';
import { bytesToHex } from 'viem';
import { HDKey, hdKeyToAccount } from 'viem/accounts';
import { startAnvil } from './anvil.js';
import { createClient } from './client.js';
import { deployAll } from './deploy.js';

/** @typedef {{address: import('viem').Address, privateKey: import('viem').Hex}} TestAccount */
/**
 * @typedef {object} Chain
 * @property {string} rpcUrl
 * @property {number} chainId
 * @property {TestAccount[]} accounts 0 is the user, 1 an ordinary account that plays the spender
 * @property {import('./deploy.js').Contracts} contracts
 * @property {import('./deploy.js').Abis} abis
 * @property {import('./client.js').Client} client
 * @property {() => Promise<void>} stop ends the node; resolves when it has ended
 */

/** The public development mnemonic: its keys are worthless everywhere else. */
export const MNEMONIC = 'test test test test test test test test test test test junk';
const ACCOUNTS = 10;
/** Deploys the contracts and does nothing else, so that their addresses never move. */
const DEPLOYER = 9;
/** As BIP-39 says, by Node itself: every test process wants it, and in JavaScript it takes a hundred times as long. */
const root = HDKey.fromMasterSeed(pbkdf2Sync(MNEMONIC, 'mnemonic', 2048, 64, 'sha512'));

/**
 * Starts a chain and deploys every contract.
 * @param {{port?: number, chainId?: number, log?: (line: string) => void}} [options] port 0 picks a free one
 * @returns {Promise<Chain>}
 */
export async function startChain({ port = 8545, chainId = 31337, log } = {}) {
  const node = await startAnvil({ port, chainId, ...(log && { log }) });
  try {
    const client = createClient(node.rpcUrl, chainId);
    const deployed = await deployAll(client, accountAt(DEPLOYER), accountAt(0).address);
    return { rpcUrl: node.rpcUrl, chainId, accounts: testAccounts(), ...deployed, client, stop: node.stop };
  } catch (error) {
    await node.stop();
    throw error;
  }
}

/** @returns {TestAccount[]} */
export function testAccounts() {
  return Array.from({ length: ACCOUNTS }, (_, addressIndex) => {
    const account = accountAt(addressIndex);
    const key = account.getHdKey().privateKey;
    if (!key) throw new Error('the mnemonic gave no private key');
    return { address: account.address, privateKey: bytesToHex(key) };
  });
}

/** @param {number} addressIndex */
const accountAt = (addressIndex) => hdKeyToAccount(root, { addressIndex });
