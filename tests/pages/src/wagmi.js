import { connect, createConfig, getAccount, http, injected, signMessage, signTypedData, writeContract } from '@wagmi/core';
import { defineChain, parseAbi } from 'viem';
import { loadConfig } from './config.js';
import { start } from './start.js';

const abi = parseAbi([
  'function approve(address spender, uint256 amount)',
  'function setApprovalForAll(address operator, bool approved)',
]);

/** As an application is written: one configuration, wallets found by EIP-6963. @returns {Promise<import('./dapp.js').Adapter>} */
async function wagmiAdapter() {
  const { rpcUrl, chainId } = await loadConfig();
  const chain = defineChain({
    id: chainId, name: 'Local chain', nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 }, rpcUrls: { default: { http: [rpcUrl] } },
  });
  const config = createConfig({ chains: [chain], connectors: [injected()], transports: { [chainId]: http(rpcUrl) } });
  const account = async () => {
    const { address } = getAccount(config);
    if (address) return address;
    const connector = config.connectors.at(-1) ?? injected();
    const { accounts: [first] } = await connect(config, { connector });
    if (!first) throw new Error('the wallet gave no account');
    return first;
  };
  return {
    connect: account,
    approve: async (address, spender, amount) =>
      writeContract(config, { account: await account(), chainId, address, abi, functionName: 'approve', args: [spender, amount] }),
    setApprovalForAll: async (address, operator, approved) =>
      writeContract(config, { account: await account(), chainId, address, abi, functionName: 'setApprovalForAll', args: [operator, approved] }),
    signTypedData: async (data) => signTypedData(config, { account: await account(), ...data }),
    signMessage: async (message) => signMessage(config, { account: await account(), message }),
  };
}

void wagmiAdapter().then(start);
