// Requests written by hand, as a page would send them.
import { encodeFunctionData, parseAbi } from 'viem';

/** @typedef {import('viem').Address} Address */
/** @typedef {import('viem').Hex} Hex */
/** @typedef {{method: string, params: any[]}} Request */

const abi = parseAbi(['function approve(address, uint256)', 'function setApprovalForAll(address, bool)']);

/**
 * @param {{from: Address, token: Address, spender: Address, amount: bigint}} terms
 * @returns {Request}
 */
export const approve = ({ from, token, spender, amount }) =>
  transaction(from, token, encodeFunctionData({ abi, functionName: 'approve', args: [spender, amount] }));

/** @param {Address} from @param {Address} to @param {string} data @returns {Request} */
export const transaction = (from, to, data) => ({ method: 'eth_sendTransaction', params: [{ from, to, data }] });

/** @param {Address} account @param {unknown} data an object, or the text to send as it is @returns {Request} */
export const typedData = (account, data) => ({
  method: 'eth_signTypedData_v4',
  params: [account, typeof data === 'string' ? data : JSON.stringify(data)],
});

/** @param {Address} account @param {string} text @returns {Request} */
export const message = (account, text) => ({
  method: 'personal_sign',
  params: [`0x${Buffer.from(text).toString('hex')}`, account],
});

const DETAILS = [
  { name: 'token', type: 'address' },
  { name: 'amount', type: 'uint160' },
  { name: 'expiration', type: 'uint48' },
  { name: 'nonce', type: 'uint48' },
];

/**
 * A Permit2 PermitBatch of the same terms for many tokens.
 * @param {{permit2: Address, chainId: number, tokens: readonly Address[], spender: Address, amount?: string}} terms
 */
export const permitBatch = ({ permit2, chainId, tokens, spender, amount = '1' }) => ({
  domain: { name: 'Permit2', chainId, verifyingContract: permit2 },
  primaryType: 'PermitBatch',
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    PermitBatch: [
      { name: 'details', type: 'PermitDetails[]' },
      { name: 'spender', type: 'address' },
      { name: 'sigDeadline', type: 'uint256' },
    ],
    PermitDetails: DETAILS,
  },
  message: {
    details: tokens.map((token) => ({ token, amount, expiration: '2000000000', nonce: '0' })),
    spender,
    sigDeadline: '2000000000',
  },
});
