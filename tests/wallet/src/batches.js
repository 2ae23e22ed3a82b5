// Several calls at once (EIP-5792, version 2.0.0), in the ways that wallets have it.
import { forward, sendAtomically, sendTransaction } from './chain.js';
import { RpcError, invalidParams, methodNotFound } from './errors.js';
import { getState } from './state.js';

/** @typedef {import('viem').Hex} Hex */
/**
 * Not at all; each call as a transaction of its own, one after another; or all in one, as an account that runs the code
 * of `account`. `cap`: the most calls that it takes, which it does not tell.
 * @typedef {{kind: 'none'} | {kind: 'sequence', cap: number} | {kind: 'atomic', cap: number, account: Hex}} Batches
 */

/** Batches by their names; `whole`: whether every call was sent. @type {Map<string, {hashes: Hex[], whole: boolean, atomic: boolean}>} */
const sent = new Map();

/** @param {any} params the account and, if any, the chains */
export async function capabilities(params) {
  const { batches, chainId } = await getState();
  if (batches.kind === 'none') throw methodNotFound('wallet_getCapabilities');
  const [, chains = [chainId]] = params ?? [];
  const status = batches.kind === 'atomic' ? 'supported' : 'unsupported';
  return Object.fromEntries(chains.map((/** @type {string} */ chain) => [chain, { atomic: { status } }]));
}

/** @param {any} request @throws if it is not of the standard's shape, or too large */
export async function checkCalls(request) {
  const { batches } = await getState();
  if (batches.kind === 'none') throw methodNotFound('wallet_sendCalls');
  if (request?.version !== '2.0.0') throw invalidParams('Version not supported');
  if (typeof request.atomicRequired !== 'boolean') throw invalidParams('Expected atomicRequired');
  if (!Array.isArray(request.calls) || request.calls.length === 0) throw invalidParams('Expected calls');
  if (request.atomicRequired && batches.kind !== 'atomic') throw new RpcError(5760, 'Atomicity not supported');
  if (request.calls.length > batches.cap) throw new RpcError(5740, 'Bundle too large');
}

/** @param {{to: Hex, data: Hex}[]} calls @returns {Promise<{id: string}>} */
export async function sendCalls(calls) {
  const { batches } = await getState();
  const id = `0x${crypto.randomUUID().replaceAll('-', '')}`;
  const batch = { hashes: /** @type {Hex[]} */ ([]), whole: false, atomic: batches.kind === 'atomic' };
  sent.set(id, batch);
  if (batches.kind === 'atomic') batch.hashes.push(await sendAtomically(calls, batches.account));
  else await inSequence(calls, batch.hashes);
  batch.whole = batch.atomic || batch.hashes.length === calls.length;
  return { id };
}

/** It stops at the first that the node does not take. @param {{to: Hex, data: Hex}[]} calls @param {Hex[]} hashes */
async function inSequence(calls, hashes) {
  try {
    for (const call of calls) hashes.push(await sendTransaction(call));
  } catch {
    // The status says how far it came.
  }
}

/** @param {any} params the name of a batch */
export async function callsStatus(params) {
  const [id] = params ?? [];
  const batch = sent.get(id);
  if (!batch) throw new RpcError(5730, 'Unknown bundle id');
  const { chainId } = await getState();
  const receipts = await Promise.all(batch.hashes.map((hash) => forward('eth_getTransactionReceipt', [hash])));
  const mined = receipts.filter(Boolean);
  const worked = mined.filter(({ status }) => status === '0x1');
  const status = statusOf({ isMined: mined.length === receipts.length, worked: worked.length, all: receipts.length, whole: batch.whole });
  const shown = mined.map(({ logs, status, blockHash, blockNumber, gasUsed, transactionHash }) =>
    ({ logs, status, blockHash, blockNumber, gasUsed, transactionHash }));
  return { version: '2.0.0', id, chainId, atomic: batch.atomic, status, receipts: shown };
}

/** @param {{isMined: boolean, worked: number, all: number, whole: boolean}} batch */
function statusOf({ isMined, worked, all, whole }) {
  if (!isMined) return 100;
  if (worked === 0) return 500;
  return whole && worked === all ? 200 : 600;
}
