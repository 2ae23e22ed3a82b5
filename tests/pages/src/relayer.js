// The other side: reads the chain, and uses what was signed from another account, as a shop's server or a thief
// does. The account is one of the node's own, so no key is needed here.
import { createPublicClient, createWalletClient, defineChain, http, parseAbi, parseSignature } from 'viem';
import { receiptOf } from '../../chain/receipt.js';
import { addressOf } from './config.js';

/** @typedef {import('./config.js').Hex} Hex */
/** @typedef {{hash: Hex, receiptStatus: 'success' | 'reverted'}} Mined */

const details = 'struct PermitDetails { address token; uint160 amount; uint48 expiration; uint48 nonce; }';
const single = 'struct PermitSingle { PermitDetails details; address spender; uint256 sigDeadline; }';
const batch = 'struct PermitBatch { PermitDetails[] details; address spender; uint256 sigDeadline; }';
const permitted = 'struct TokenPermissions { address token; uint256 amount; }';
const transfer = 'struct PermitTransfer { TokenPermissions permitted; uint256 nonce; uint256 deadline; }';
const request = 'struct TransferDetails { address to; uint256 requestedAmount; }';

const token = parseAbi([
  'function name() view returns (string)',
  'function nonces(address) view returns (uint256)',
  'function permit(address,address,uint256,uint256,uint8,bytes32,bytes32)',
  'function permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)',
]);
const permit2Single = parseAbi([details, single, 'function permit(address, PermitSingle, bytes)']);
const permit2Batch = parseAbi([details, batch, 'function permit(address, PermitBatch, bytes)']);
const permit2 = parseAbi([
  permitted,
  transfer,
  request,
  'function allowance(address,address,address) view returns (uint160, uint48, uint48)',
  'function transferFrom(address,address,uint160,address)',
  'function permitTransferFrom(PermitTransfer, TransferDetails, address, bytes)',
]);
const spenderContract = parseAbi([
  details,
  single,
  batch,
  permitted,
  transfer,
  'function permitAndPull(address, PermitSingle, bytes, uint160)',
  'function permitBatchAndPull(address, PermitBatch, bytes, uint160)',
  'function permitTransferFrom(PermitTransfer, address, uint256, bytes)',
]);

/** @param {import('./config.js').PageConfig} config */
export function createRelayer(config) {
  const { rpcUrl, chainId, contracts } = config;
  const account = addressOf(config, 'relayer');
  const address = addressOf(config, 'permit2');
  const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 };
  const chain = defineChain({ id: chainId, name: 'Local', nativeCurrency, rpcUrls: { default: { http: [rpcUrl] } } });
  const options = { chain, transport: http(rpcUrl), pollingInterval: 50 };
  const reader = createPublicClient(options);
  const writer = createWalletClient({ ...options, account });

  /** @param {Hex} hash @returns {Promise<Mined>} */
  const mined = async (hash) => {
    const { status } = await receiptOf(reader, hash);
    return { hash, receiptStatus: status };
  };
  /**
   * @param {Hex} to
   * @param {import('viem').Abi} abi
   * @param {string} functionName
   * @param {readonly unknown[]} args
   */
  const write = async (to, abi, functionName, args) =>
    mined(await writer.writeContract({ address: to, abi, functionName, args }));
  /** @param {Hex} spender */
  const isContract = (spender) => spender.toLowerCase() === contracts['spender']?.toLowerCase();

  return {
    mined,
    /** @param {Hex} of */
    tokenName: (of) => reader.readContract({ address: of, abi: token, functionName: 'name' }),
    /** @param {Hex} of @param {Hex} owner */
    tokenNonce: (of, owner) => reader.readContract({ address: of, abi: token, functionName: 'nonces', args: [owner] }),
    /** @param {Hex} owner @param {Hex} of @param {Hex} spender */
    async permit2Nonce(owner, of, spender) {
      const args = /** @type {const} */ ([owner, of, spender]);
      const [, , nonce] = await reader.readContract({ address, abi: permit2, functionName: 'allowance', args });
      return BigInt(nonce);
    },

    /** @param {Hex} of @param {any} message @param {Hex} signature */
    submit2612(of, message, signature) {
      const { owner, spender, value, deadline } = message;
      return write(of, token, 'permit', [owner, spender, value, deadline, ...vrs(signature)]);
    },
    /** @param {Hex} of @param {any} message @param {Hex} signature */
    submitDai(of, message, signature) {
      const { holder, spender, nonce, expiry, allowed } = message;
      return write(of, token, 'permit', [holder, spender, nonce, expiry, allowed, ...vrs(signature)]);
    },

    /**
     * Uses a PermitSingle; an amount of 0 only submits it.
     * @param {Hex} owner @param {any} message @param {Hex} signature @param {bigint} amount
     */
    async useSingle(owner, message, signature, amount) {
      if (isContract(message.spender)) {
        return write(message.spender, spenderContract, 'permitAndPull', [owner, message, signature, amount]);
      }
      const submitted = await write(address, permit2Single, 'permit', [owner, message, signature]);
      if (amount === 0n) return submitted;
      return write(address, permit2, 'transferFrom', [owner, account, amount, message.details.token]);
    },

    /**
     * Uses a PermitBatch; an amount of 0 only submits it.
     * @param {Hex} owner @param {any} message @param {Hex} signature @param {bigint} amount of each token
     */
    async useBatch(owner, message, signature, amount) {
      if (isContract(message.spender)) {
        return write(message.spender, spenderContract, 'permitBatchAndPull', [owner, message, signature, amount]);
      }
      let result = await write(address, permit2Batch, 'permit', [owner, message, signature]);
      if (amount === 0n) return result;
      for (const { token: of } of message.details) {
        result = await write(address, permit2, 'transferFrom', [owner, account, amount, of]);
      }
      return result;
    },

    /** @param {Hex} owner @param {any} message @param {Hex} signature @param {bigint} amount */
    useTransferFrom(owner, message, signature, amount) {
      if (isContract(message.spender)) {
        return write(message.spender, spenderContract, 'permitTransferFrom', [message, owner, amount, signature]);
      }
      const details = { to: account, requestedAmount: amount };
      return write(address, permit2, 'permitTransferFrom', [message, details, owner, signature]);
    },
  };
}

/** @param {Hex} signature */
function vrs(signature) {
  const { r, s, yParity } = parseSignature(signature);
  return [27 + yParity, r, s];
}
