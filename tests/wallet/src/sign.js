// Signing, with MetaMask's own library and its checks.
import { SignTypedDataVersion, personalSign, signTypedData, typedSignatureHash } from '@metamask/eth-sig-util';
import { checkCalls, sendCalls } from './batches.js';
import { activeAccount, sendTransaction } from './chain.js';
import { invalidParams, unauthorized } from './errors.js';
import { getState } from './state.js';

/**
 * A request is checked first and signed only once it is confirmed.
 * @typedef {(params: any[]) => Promise<() => Promise<unknown>>} Signer
 */

/** @type {Record<string, Signer>} by method */
export const signers = {
  async eth_sendTransaction([transaction]) {
    if (!transaction || typeof transaction !== 'object') throw invalidParams('Invalid transaction params: not an object');
    await requireOurs(transaction.from);
    await requireActiveChain(transaction.chainId, 'Invalid transaction params: ');
    return () => sendTransaction(transaction);
  },

  async wallet_sendCalls([request]) {
    await checkCalls(request);
    await requireOurs(request.from);
    await requireActiveChain(request.chainId, 'Invalid calls: ');
    return () => sendCalls(request.calls);
  },

  async personal_sign([first, second]) {
    // Old dapps give the address first.
    const swapped = isAddress(first) && !isAddress(second);
    const [data, address] = swapped ? [second, first] : [first, second];
    await requireOurs(address);
    if (typeof data !== 'string') throw invalidParams('Invalid message: not a string');
    return async () => personalSign({ privateKey: await activeKey(), data });
  },

  eth_signTypedData_v3: (params) => typedData(params, SignTypedDataVersion.V3),
  eth_signTypedData_v4: (params) => typedData(params, SignTypedDataVersion.V4),

  async eth_signTypedData([data, address]) {
    await requireOurs(address);
    // Hashing checks the shape.
    typedSignatureHash(data);
    return async () => signTypedData({ privateKey: await activeKey(), data, version: SignTypedDataVersion.V1 });
  },
};

/**
 * @param {any[]} params
 * @param {SignTypedDataVersion.V3 | SignTypedDataVersion.V4} version
 */
async function typedData([address, given], version) {
  await requireOurs(address);
  const data = typeof given === 'string' ? parse(given) : given;
  if (!data || typeof data !== 'object' || !data.types || !data.primaryType || !data.message) {
    throw invalidParams('Invalid typed data: types, primaryType, domain and message are required');
  }
  await requireActiveChain(data.domain?.chainId, 'Provided domain: ');
  return async () => signTypedData({ privateKey: await activeKey(), data, version });
}

/** @param {unknown} address */
async function requireOurs(address) {
  const active = await activeAccount();
  if (typeof address !== 'string' || address.toLowerCase() !== active.address) throw unauthorized();
}

/**
 * MetaMask refuses a chain other than the active one; an absent chain is taken to be the active one.
 * @param {unknown} chainId a number, or a decimal or hexadecimal string
 * @param {string} prefix of the error
 */
async function requireActiveChain(chainId, prefix) {
  if (chainId === undefined || chainId === null) return;
  const { chainId: active } = await getState();
  if (Number(chainId) === Number(active)) return;
  throw invalidParams(`${prefix}Provided chainId "${chainId}" must match the active chainId "${Number(active)}"`);
}

/** @returns {Promise<Buffer>} */
async function activeKey() {
  const { privateKey } = await activeAccount();
  return Buffer.from(privateKey.slice(2), 'hex');
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParams('Data must be passed as a valid JSON string.');
  }
}

/** @param {unknown} value */
const isAddress = (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value);
