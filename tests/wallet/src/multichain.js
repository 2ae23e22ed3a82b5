// MetaMask's multichain interface (CAIP-25, CAIP-27, CAIP-348): `{type: 'caip-348', data: JSON-RPC}` over a port.
import { handle } from './engine.js';
import { RpcError, invalidParams, methodNotFound, serialize } from './errors.js';
import { getState, record } from './state.js';

/** @typedef {import('./engine.js').Request} Request */

const TYPE = 'caip-348';

/**
 * @param {string} origin
 * @param {any} message as it came; what is not of the type is not answered, as MetaMask does it
 * @returns {Promise<{type: string, data: unknown} | undefined>}
 */
export async function handleExternal(origin, message) {
  if (message?.type !== TYPE) return undefined;
  const { data } = message;
  return { type: TYPE, data: Array.isArray(data) ? await Promise.all(data.map((one) => answer(origin, one))) : await answer(origin, data) };
}

/** @param {string} origin @param {Request} request */
async function answer(origin, request) {
  const { id, method, params } = request ?? {};
  try {
    return { id, jsonrpc: '2.0', result: await dispatch(origin, String(method), params) };
  } catch (error) {
    return { id, jsonrpc: '2.0', error: serialize(error) };
  }
}

/** @param {string} origin @param {string} method @param {any} params */
async function dispatch(origin, method, params) {
  if (method === 'wallet_invokeMethod') return invoke(origin, params);
  const answered = await record({ origin, method, params, others: {} });
  const result = await session(origin, method);
  await answered({ result });
  return result;
}

/** @param {string} origin @param {string} method */
async function session(origin, method) {
  const { chainId } = await getState();
  const scope = `eip155:${Number(chainId)}`;
  if (method === 'wallet_revokeSession') return true;
  if (method !== 'wallet_createSession' && method !== 'wallet_getSession') throw methodNotFound(method);
  const asked = method === 'wallet_createSession' ? 'eth_requestAccounts' : 'eth_accounts';
  const { result } = /** @type {any} */ (await handle(origin, { method: asked }));
  const accounts = result.map((/** @type {string} */ address) => `${scope}:${address}`);
  return { sessionScopes: { [scope]: { accounts, methods: ['eth_sendTransaction', 'personal_sign'], notifications: [] } } };
}

/** @param {string} origin @param {any} params CAIP-27 */
async function invoke(origin, params) {
  const { chainId } = await getState();
  if (typeof params?.request?.method !== 'string') throw invalidParams('Expected a request');
  if (params.scope !== `eip155:${Number(chainId)}`) throw invalidParams(`not permitted: ${params.scope}`);
  const { result, error } = /** @type {any} */ (await handle(origin, params.request));
  if (error) throw new RpcError(error.code, error.message, error.data);
  return result;
}
