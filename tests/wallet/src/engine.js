// Answers JSON-RPC requests of pages.
import { callsStatus, capabilities } from './batches.js';
import { activeAccount, chainConfig, forward } from './chain.js';
import { confirm } from './confirmation.js';
import { invalidParams, methodNotFound, serialize, unauthorized } from './errors.js';
import { accountsChanged, chainChanged } from './ports.js';
import { signers } from './sign.js';
import { getState, record, setState } from './state.js';

/** @typedef {{id?: unknown, jsonrpc?: string, method?: unknown, params?: any}} Request */
/** @typedef {{id: unknown, jsonrpc: '2.0', result?: unknown, error?: object}} Response */

/** Reads that any page may make, passed on to the node. */
const READS = new Set(
  `eth_blobBaseFee eth_blockNumber eth_call eth_createAccessList eth_estimateGas eth_feeHistory eth_gasPrice
   eth_getBalance eth_getBlockByHash eth_getBlockByNumber eth_getBlockTransactionCountByHash
   eth_getBlockTransactionCountByNumber eth_getCode eth_getLogs eth_getProof eth_getStorageAt
   eth_getTransactionByHash eth_getTransactionCount eth_getTransactionReceipt eth_maxPriorityFeePerGas
   eth_sendRawTransaction eth_syncing web3_clientVersion`.split(/\s+/),
);
/** Asked by the provider itself, not by the page. */
const HOUSEKEEPING = new Set(['metamask_getProviderState', 'metamask_sendDomainMetadata']);

/** @type {Record<string, (origin: string, params: any) => Promise<unknown>>} */
const methods = {
  eth_accounts: (origin) => accountsOf(origin),
  async eth_requestAccounts(origin) {
    await connectOrigin(origin);
    return accountsOf(origin);
  },
  eth_chainId: async () => (await getState()).chainId,
  net_version: async () => String(Number((await getState()).chainId)),
  async wallet_requestPermissions(origin) {
    await connectOrigin(origin);
    return permissionsOf(origin);
  },
  wallet_getPermissions: (origin) => permissionsOf(origin),
  async wallet_revokePermissions(origin) {
    const { connected } = await getState();
    await setState({ connected: connected.filter((other) => other !== origin) });
    await accountsChanged(accountsOf);
    return null;
  },
  async wallet_switchEthereumChain(_origin, params) {
    const chainId = params?.[0]?.chainId;
    if (typeof chainId !== 'string') throw invalidParams('Expected a chainId');
    await switchChain(chainId);
    return null;
  },
  async metamask_getProviderState(origin) {
    const { chainId } = await getState();
    const networkVersion = String(Number(chainId));
    return { accounts: await accountsOf(origin), chainId, networkVersion, isConnected: true, isUnlocked: true };
  },
  metamask_sendDomainMetadata: async () => true,
  async wallet_getCapabilities(origin, params) {
    if (!(await isConnected(origin))) throw unauthorized();
    return capabilities(params);
  },
  wallet_getCallsStatus: (_origin, params) => callsStatus(params),
};

/**
 * Answers one request or, as MetaMask's engine does, an array of them.
 * @param {string} origin
 * @param {Request | Request[]} message
 * @param {import('./state.js').Way} [way] how it came
 * @returns {Promise<Response | Response[]>}
 */
export function handle(origin, message, way) {
  return Array.isArray(message)
    ? Promise.all(message.map((request) => handleOne(origin, request, way)))
    : handleOne(origin, message, way);
}

/**
 * Changes the active chain and tells every page.
 * @param {string} chainId
 */
export async function switchChain(chainId) {
  await setState({ chainId: chainConfig(chainId).chainId });
  await chainChanged();
}

/**
 * Changes the active account and tells the connected pages.
 * @param {number} account its index
 */
export async function switchAccount(account) {
  const before = (await getState()).account;
  await setState({ account });
  await activeAccount().catch(async (error) => {
    await setState({ account: before });
    throw error;
  });
  await accountsChanged(accountsOf);
}

/**
 * @param {string} origin
 * @param {Request} request
 * @param {import('./state.js').Way} [way]
 * @returns {Promise<Response>}
 */
async function handleOne(origin, request, way) {
  const { id, jsonrpc: _, method, params, ...others } = request ?? {};
  const name = String(method);
  const answered = HOUSEKEEPING.has(name) ? undefined : await record({ origin, method: name, params, others, ...way });
  const answer = await dispatch(origin, name, params).then(
    (result) => ({ result: result ?? null }),
    (error) => ({ error: serialize(error) }),
  );
  await answered?.(answer);
  return { id, jsonrpc: '2.0', ...answer };
}

/**
 * @param {string} origin
 * @param {string} method
 * @param {any} params
 */
async function dispatch(origin, method, params) {
  if (Object.hasOwn(methods, method)) return methods[method]?.(origin, params);
  if (READS.has(method)) return forward(method, params);
  const signer = Object.hasOwn(signers, method) ? signers[method] : undefined;
  if (!signer) throw methodNotFound(method);
  if (!Array.isArray(params)) throw invalidParams('Expected an array of params');
  if (!(await isConnected(origin))) throw unauthorized();
  const sign = await signer(params);
  await confirm({ origin, method, params });
  return sign();
}

/** @param {string} origin */
async function connectOrigin(origin) {
  const { connected } = await getState();
  if (connected.includes(origin)) return;
  await setState({ connected: [...connected, origin] });
  await accountsChanged(accountsOf);
}

/** @param {string} origin */
const isConnected = async (origin) => (await getState()).connected.includes(origin);

/** @param {string} origin */
const accountsOf = async (origin) => ((await isConnected(origin)) ? [(await activeAccount()).address] : []);

/** @param {string} origin */
async function permissionsOf(origin) {
  const value = await accountsOf(origin);
  if (value.length === 0) return [];
  const caveats = [{ type: 'restrictReturnedAccounts', value }];
  return [{ id: 'accounts', parentCapability: 'eth_accounts', invoker: origin, caveats }];
}
