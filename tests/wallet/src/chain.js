// The wallet's side of the chain: its nodes, and transactions signed and sent.
import { createWalletClient, defineChain, hexToBigInt, hexToNumber, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { encodeExecuteData } from 'viem/experimental/erc7821';
import { config } from './config.js';
import { RpcError, invalidParams, unknownChain } from './errors.js';
import { getState } from './state.js';

/** @typedef {import('viem').Hex} Hex */

const accounts = config.privateKeys.map((key) => privateKeyToAccount(key));
/** Transactions are sent one after another, or two would take the same nonce. */
let sending = /** @type {Promise<unknown>} */ (Promise.resolve());

export async function activeAccount() {
  const { account } = await getState();
  const found = accounts[account];
  const privateKey = config.privateKeys[account];
  if (!found || !privateKey) throw invalidParams(`no account ${account}`);
  // MetaMask gives lower-case addresses.
  return { account: found, address: found.address.toLowerCase(), privateKey };
}

/** @param {string} chainId */
export function chainConfig(chainId) {
  const found = config.chains.find((chain) => BigInt(chain.chainId) === toBigInt(chainId));
  if (!found) throw unknownChain(chainId);
  return found;
}

/**
 * Passes a read on to the active chain's node.
 * @param {string} method
 * @param {unknown} params
 */
export async function forward(method, params) {
  const { chainId } = await getState();
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: params ?? [] });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(chainConfig(chainId).rpcUrl, { method: 'POST', headers, body });
  const { result, error } = await response.json();
  if (error) throw new RpcError(error.code, error.message, error.data);
  return result;
}

/**
 * Signs with the active account and sends to the active chain.
 * @param {Record<string, any>} transaction as the dapp gave it
 * @returns {Promise<Hex>} its hash
 */
export function sendTransaction(transaction) {
  const sent = sending.then(() => signAndSend(transaction));
  sending = sent.catch(() => {});
  return sent;
}

/**
 * Makes calls in one transaction, all or none, as an account that runs `code` (EIP-7702) from then on.
 * @param {{to: Hex, data: Hex}[]} calls
 * @param {Hex} code the address of a contract by ERC-7821
 * @returns {Promise<Hex>} the transaction's hash
 */
export function sendAtomically(calls, code) {
  const sent = sending.then(async () => {
    const client = await activeClient();
    const { address } = client.account;
    const runs = `0xef0100${code.slice(2).toLowerCase()}` === (await forward('eth_getCode', [address, 'latest']));
    const authorizationList = runs ? undefined : [await client.signAuthorization({ contractAddress: code, executor: 'self' })];
    const data = encodeExecuteData({ calls });
    return client.sendTransaction(/** @type {any} */ ({ to: address, data, authorizationList }));
  });
  sending = sent.catch(() => {});
  return sent;
}

/** @param {Record<string, any>} transaction */
async function signAndSend(transaction) {
  const client = await activeClient();
  const { to, data, input } = transaction;
  const request = { to, data: data ?? input, ...numbersOf(transaction) };
  return client.sendTransaction(/** @type {any} */ (request));
}

async function activeClient() {
  const { account } = await activeAccount();
  const { chainId } = await getState();
  const { rpcUrl } = chainConfig(chainId);
  const chain = defineChain({
    id: hexToNumber(/** @type {Hex} */ (chainId)),
    name: `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  return createWalletClient({ account, chain, transport: http(rpcUrl) });
}

/** @param {Record<string, any>} transaction */
function numbersOf(transaction) {
  const { value, gas, nonce, maxFeePerGas, maxPriorityFeePerGas, gasPrice } = transaction;
  // A legacy price beside EIP-1559 fees is refused by every library; the fees win.
  const price = maxFeePerGas === undefined ? { gasPrice } : { maxFeePerGas, maxPriorityFeePerGas };
  const quantities = Object.entries({ value, gas, ...price }).filter(([, quantity]) => quantity !== undefined);
  const converted = quantities.map(([name, quantity]) => [name, hexToBigInt(quantity)]);
  return { ...Object.fromEntries(converted), ...(nonce !== undefined && { nonce: hexToNumber(nonce) }) };
}

/** @param {string} quantity */
function toBigInt(quantity) {
  try {
    return BigInt(quantity);
  } catch {
    throw invalidParams(`Expected 0x-prefixed hexadecimal string 'chainId'. Received: "${quantity}"`);
  }
}
