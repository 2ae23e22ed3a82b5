import { createWalletClient, custom, parseAbi } from 'viem';
import { findProvider } from './provider.js';

const abi = parseAbi([
  'function approve(address spender, uint256 amount)',
  'function setApprovalForAll(address operator, bool approved)',
]);

/** @returns {import('./dapp.js').Adapter} */
export function viemAdapter() {
  const client = () => createWalletClient({ transport: custom(findProvider()) });
  const connect = async () => {
    const [account] = await client().requestAddresses();
    if (!account) throw new Error('the wallet gave no account');
    return account;
  };
  return {
    connect,
    approve: async (address, spender, amount) =>
      client().writeContract({
        account: await connect(), chain: null, address, abi, functionName: 'approve', args: [spender, amount],
      }),
    setApprovalForAll: async (address, operator, approved) =>
      client().writeContract({
        account: await connect(), chain: null, address, abi, functionName: 'setApprovalForAll', args: [operator, approved],
      }),
    signTypedData: async (data) => client().signTypedData({ account: await connect(), ...data }),
    signMessage: async (message) => client().signMessage({ account: await connect(), message }),
  };
}
