// MetaMask's own provider over a wallet in the page: what the real one injects, with answers that do not vary.
import { MetaMaskInpageProvider } from '@metamask/providers';
import { Duplex } from 'readable-stream';

const CHAIN = '0x1';

/** @type {Record<string, (account: string, params: any) => unknown>} */
const ANSWERS = {
  metamask_getProviderState: (account) => ({ accounts: [account], chainId: CHAIN, networkVersion: '1', isConnected: true, isUnlocked: true }),
  metamask_sendDomainMetadata: () => true,
  eth_chainId: () => CHAIN,
  eth_accounts: (account) => [account],
  eth_requestAccounts: (account) => [account],
  wallet_requestPermissions: (account) => [{ parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: [account] }] }],
  wallet_watchAsset: () => fail(4001, 'User rejected the request.'),
  wallet_switchEthereumChain: () => fail(4902, 'Unrecognized chain ID "0x3e7".', { chain: '0x3e7' }),
  eth_call: () => fail(3, 'execution reverted: no', '0x08c379a0'),
  eth_getBalance: () => fail(-32603, 'Internal JSON-RPC error.', { code: -32000, message: 'busy' }),
};

/** @param {number} code @param {string} message @param {unknown} [data] @returns {never} */
const fail = (code, message, data) => {
  throw { code, message, ...(data !== undefined && { data }) };
};

/** @param {string} account @returns {any} the provider as `initializeProvider` gives it to the page */
export function makeProvider(account) {
  const stream = new Duplex({
    objectMode: true,
    read() {},
    write({ id, method, params }, _encoding, done) {
      done();
      if (id === undefined) return;
      queueMicrotask(() => stream.push({ id, jsonrpc: '2.0', ...answer(account, method, params) }));
    },
  });
  const logger = { ...console, debug() {}, warn() {}, error() {}, info() {} };
  const provider = new MetaMaskInpageProvider(stream, { logger, shouldSendMetadata: false });
  return new Proxy(provider, { deleteProperty: () => true, get: (target, name) => /** @type {any} */ (target)[name] });
}

/** @param {string} account @param {string} method @param {any} params */
function answer(account, method, params) {
  try {
    const make = ANSWERS[method] ?? (() => fail(-32601, `The method "${method}" does not exist.`));
    return { result: make(account, params) };
  } catch (error) {
    return { error };
  }
}
