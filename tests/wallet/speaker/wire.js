// How each wallet's page script and content script talk, written down from the wallets' public sources and not from
// the extension's own table. Both ends of a transport are in its row.

/** @typedef {{method: string, params?: unknown}} Request */
/** @typedef {{result?: any, error?: {code: number, message: string, data?: unknown}}} Outcome */
/**
 * @typedef {object} Wire
 * @property {string} id
 * @property {string} name  how its provider announces itself; empty for none
 * @property {(id: number, request: Request) => any} ask  what the page script posts
 * @property {(data: any) => {id: unknown, request: any} | null} heard  what its content script takes for a request
 * @property {(id: unknown, outcome: Outcome, asked: any) => any} reply  what its content script posts
 * @property {(data: any) => ({id: unknown} & Outcome) | null} answered  what its page script takes for an answer
 * @property {(error: any) => any} [reject]  what its promise rejects with; the error as it came where there is none
 * @property {readonly string[]} [remembers]  what its provider knows without asking
 */

/** @param {{code: number, message: string, data?: unknown}} error */
const asError = ({ code, message, data }) => Object.assign(new Error(message), { code, ...(data !== undefined && { data }) });

/**
 * @metamask/post-message-stream and @metamask/object-multiplex.
 * @param {string} id @param {string} name @param {string} channel @param {string} content @param {string} inpage
 * @returns {Wire}
 */
const stream = (id, name, channel, content, inpage) => ({
  id,
  name,
  ask: (number, request) => ({ target: content, data: { name: channel, data: { jsonrpc: '2.0', id: number, ...request } } }),
  heard: ({ target, data }) => {
    const payload = target === content && data?.name === channel ? data.data : undefined;
    return payload ? { id: payload.id, request: payload } : null;
  },
  reply: (number, outcome, asked) => {
    const list = Array.isArray(asked);
    const answer = { id: number, jsonrpc: '2.0', ...outcome };
    return { target: inpage, data: { name: channel, data: list ? outcome.result : answer } };
  },
  answered: ({ target, data }) => (target === inpage && data?.name === channel && data.data && !data.data.method ? data.data : null),
  reject: asError,
});

const ONEKEY = 'onekey@JS_BRIDGE_MESSAGE_EXT_CHANNEL';
const ONEKEY_DIRECTION = 'onekey@JS_BRIDGE_MESSAGE_DIRECTION-';
const ENKRYPT = {
  cmd: '__crx_bridge_route_message',
  scope: 'dfc62431af1c3c1258035e5ab4058b6440e507238cf0fe429ea39827a7ee43fc',
};

/** @type {readonly Wire[]} */
export const wires = [
  stream('metamask', 'MetaMask', 'metamask-provider', 'metamask-contentscript', 'metamask-inpage'),
  stream('metamask-legacy', 'MetaMask (legacy)', 'provider', 'contentscript', 'inpage'),
  stream('metamask-multichain', '', 'metamask-multichain-provider', 'metamask-contentscript', 'metamask-inpage'),
  {
    // @rabby-wallet/page-provider: utils/message
    id: 'rabby',
    name: 'Rabby',
    ask: (ident, data) => ({ target: 'rabby-content-script', data: { data: { type: 'request', data: { ident, data } } } }),
    heard: ({ target, data }) => {
      if (target !== 'rabby-content-script' || data?.data?.type !== 'request') return null;
      const { ident, data: request } = data.data.data;
      return { id: ident, request };
    },
    reply: (ident, { result, error }) =>
      ({ target: 'rabby-page-provider', data: { data: { type: 'response', data: { ident, res: result, err: error } } } }),
    answered: ({ target, data }) => {
      if (target !== 'rabby-page-provider' || data?.data?.type !== 'response') return null;
      const { ident, res, err } = data.data.data;
      return { id: ident, result: res, error: err };
    },
  },
  {
    // The public wallet SDK's Web3Request; the extension itself is not public.
    id: 'coinbase',
    name: 'Coinbase Wallet',
    remembers: ['eth_chainId', 'net_version'],
    ask: (id, request) => {
      const own = coinbaseRequest(request);
      return { type: 'extensionUIRequest', data: { id: String(id), action: own.method, request: own, dappInfo: { dappLogoURL: '' } } };
    },
    heard: ({ type, data }) => (type === 'extensionUIRequest' && data?.action ? { id: data.id, request: data.request } : null),
    reply: (id, { result, error }, request) => {
      const failed = error && { errorCode: error.code, errorMessage: error.message };
      return { type: 'extensionUIResponse', data: { id, action: 'web3Response', response: { method: request?.method, result, ...failed } } };
    },
    answered: ({ type, data }) => {
      if (type !== 'extensionUIResponse') return null;
      const { result, errorCode, errorMessage } = data.response ?? {};
      return { id: Number(data.id), ...(errorMessage ? { error: { code: errorCode, message: errorMessage } } : { result }) };
    },
    reject: asError,
  },
  {
    // browser-extension: core/messengers/internal/window.ts, and @rainbow-me/provider
    id: 'rainbow',
    name: 'Rainbow',
    ask: (id, request) => ({ topic: '> providerRequest', payload: { id, ...request }, id }),
    heard: ({ topic, payload, id }) => {
      if (typeof topic !== 'string' || topic.startsWith('<') || topic.replace('> ', '') !== 'providerRequest') return null;
      return { id, request: payload };
    },
    reply: (id, outcome) => ({ topic: '< providerRequest', payload: { response: { id, ...outcome } }, id }),
    answered: ({ topic, payload, id }) => (topic === '< providerRequest' && payload ? { ...payload.response, id } : null),
  },
  {
    // cross-inpage-provider: JsBridgeExtInjected, setupMessagePort
    id: 'onekey',
    name: 'OneKey',
    ask: (id, data) => ({
      channel: ONEKEY,
      direction: `${ONEKEY_DIRECTION}INPAGE_TO_HOST`,
      payload: { id, data, type: 'REQUEST', origin: location.origin, remoteId: undefined, scope: 'ethereum' },
    }),
    heard: ({ channel, direction, payload }) => {
      if (channel !== ONEKEY || direction !== `${ONEKEY_DIRECTION}INPAGE_TO_HOST`) return null;
      const { id, type, scope, data } = typeof payload === 'string' ? JSON.parse(payload) : payload;
      return type === 'REQUEST' && scope === 'ethereum' ? { id, request: data } : null;
    },
    reply: (id, { result, error }) => ({
      channel: ONEKEY,
      direction: `${ONEKEY_DIRECTION}HOST_TO_INPAGE`,
      payload: { id, type: 'RESPONSE', scope: 'ethereum', ...(error ? { error } : { data: { id, jsonrpc: '2.0', result } }) },
    }),
    answered: ({ channel, direction, payload }) => {
      if (channel !== ONEKEY || direction !== `${ONEKEY_DIRECTION}HOST_TO_INPAGE`) return null;
      return { id: payload.id, result: payload.data?.result, error: payload.error };
    },
  },
  {
    // extension: window-provider, provider-bridge
    id: 'taho',
    name: 'Taho',
    ask: (id, { method, params = [] }) => ({ id: String(id), target: 'tally-provider-bridge', request: { method, params } }),
    heard: ({ id, target, request }) => (target === 'tally-provider-bridge' ? { id, request } : null),
    reply: (id, { result, error }) => ({ id, target: 'tally-window-provider', result: error ?? result }),
    answered: ({ id, target, result }) => {
      if (target !== 'tally-window-provider') return null;
      const failed = [4001, 4100, 4200, 4900, 4901].includes(result?.code) && typeof result.message === 'string';
      return { id: Number(id), ...(failed ? { error: result } : { result }) };
    },
  },
  {
    // frame-extension: frame.js, index.js
    id: 'frame',
    name: 'Frame',
    ask: (id, request) => ({ type: 'eth:send', payload: { jsonrpc: '2.0', id, ...request } }),
    heard: ({ type, payload }) => (type === 'eth:send' ? { id: payload.id, request: payload } : null),
    reply: (id, outcome) => ({ type: 'eth:payload', payload: { id, jsonrpc: '2.0', ...outcome } }),
    answered: ({ type, payload }) => (type === 'eth:payload' ? payload : null),
  },
  {
    // enKrypt: extension-bridge, libs/messenger/window.ts
    id: 'enkrypt',
    name: 'Enkrypt',
    ask: (id, request) => ({
      ...ENKRYPT,
      context: 'window',
      payload: {
        messageID: 'enkrypt_window_request',
        data: { provider: 'ethereum', message: JSON.stringify(request) },
        destination: { context: 'background', tabId: null },
        messageType: 'message',
        transactionId: String(id),
        origin: { context: 'window', tabId: null },
        hops: ['page'],
        timestamp: Date.now(),
      },
    }),
    heard: ({ cmd, scope, context, payload }) => {
      if (cmd !== ENKRYPT.cmd || scope !== ENKRYPT.scope || context === 'content-script') return null;
      if (payload.messageType !== 'message' || payload.messageID !== 'enkrypt_window_request') return null;
      return { id: payload.transactionId, request: JSON.parse(payload.data.message) };
    },
    reply: (id, { result, error }) => ({
      ...ENKRYPT,
      context: 'content-script',
      payload: {
        messageID: 'enkrypt_window_request',
        data: error ? { error: JSON.stringify(error) } : { result: JSON.stringify(result) },
        destination: null,
        messageType: 'reply',
        transactionId: id,
        hops: ['background', 'content'],
      },
    }),
    answered: ({ cmd, scope, context, payload }) => {
      if (cmd !== ENKRYPT.cmd || scope !== ENKRYPT.scope || context === 'window') return null;
      if (payload.messageType !== 'reply' || payload.hops.includes('page')) return null;
      const { result, error } = payload.data;
      return { id: Number(payload.transactionId), ...(error ? { error: JSON.parse(error) } : { result: JSON.parse(result) }) };
    },
  },
  {
    // zerion-wallet-extension: modules/ethereum/connection.ts; over a BroadcastChannel
    id: 'zerion',
    name: 'Zerion',
    remembers: ['eth_chainId'],
    ask: (id, { method, params = [] }) => ({ id, jsonrpc: '2.0', method, params }),
    heard: (data) => (data.method && 'id' in data ? { id: data.id, request: data } : null),
    reply: (id, outcome) => ({ id, jsonrpc: '2.0', ...outcome }),
    answered: (data) => ('id' in data && ('result' in data || 'error' in data) ? data : null),
  },
];

/** The transport that is no window message. */
export const CHANNEL = 'zerion';
/** The element in which its content script leaves the channel's name for its page script. */
export const CHANNEL_MARK = 'zerion-extension-channel';

/**
 * What the public SDK makes of a request of EIP-1193.
 * @param {Request} request
 * @returns {{method: string, params?: any}}
 */
function coinbaseRequest({ method, params }) {
  const [first, second] = Array.isArray(params) ? params : [];
  if (method === 'eth_requestAccounts') return { method: 'requestEthereumAccounts', params: { appName: '', appLogoUrl: null } };
  if (method === 'personal_sign') {
    return { method: 'signEthereumMessage', params: { message: first, address: second, addPrefix: true, typedDataJson: null } };
  }
  if (method !== 'eth_sendTransaction') return { method, params };
  const { from, to, data, value = '0x0', chainId = '0x7a69' } = first;
  return {
    method: 'signEthereumTransaction',
    params: {
      fromAddress: from,
      toAddress: to,
      weiValue: BigInt(value).toString(),
      data,
      nonce: null,
      gasPriceInWei: null,
      maxFeePerGas: null,
      maxPriorityFeePerGas: null,
      gasLimit: null,
      chainId: Number(chainId),
      shouldSubmit: true,
    },
  };
}
