// One background for all those wallets: requests are answered by the test wallet's engine, and each is written down
// with the transport it came by.
import { serveConfirmation } from '../src/confirmation.js';
import { serveControl } from '../src/control-server.js';
import { handle } from '../src/engine.js';
import { addPort } from '../src/ports.js';
import { getState } from '../src/state.js';

/** @typedef {{number: number, transport: string, request: any}} Message */

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === 'speaker') return serve(port);
  if (port.name === 'confirm' && port.sender?.url?.startsWith(chrome.runtime.getURL(''))) return serveConfirmation(port);
  return port.disconnect();
});

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.url !== chrome.runtime.getURL('control.html')) return;
  serveControl(message).then((result) => reply({ result }), (error) => reply({ error: error.message }));
  return true;
});

/** @param {chrome.runtime.Port} port */
function serve(port) {
  const origin = addPort(port);
  let open = true;
  port.onDisconnect.addListener(() => { open = false; });
  port.onMessage.addListener(async (/** @type {Message} */ { number, transport, request }) => {
    const outcome = await answer(origin, transport, request);
    if (open) port.postMessage({ number, outcome });
  });
}

/** @param {string} origin @param {string} transport @param {any} request */
async function answer(origin, transport, request) {
  if (Array.isArray(request)) return { result: await handle(origin, request, { transport }) };
  const translated = await (TRANSLATE[transport] ?? ((same) => same))(request);
  if ('result' in translated) return translated;
  const { result, error } = /** @type {any} */ (await handle(origin, translated, { transport, raw: request }));
  return error ? { error } : { result };
}

/** Wallets with methods of their own: as EIP-1193 has it, or the answer. @type {Record<string, (request: any) => any>} */
const TRANSLATE = {
  coinbase({ method, params }) {
    if (method === 'requestEthereumAccounts') return { method: 'eth_requestAccounts', params: [] };
    if (method === 'signEthereumMessage') return { method: 'personal_sign', params: [params.message, params.address] };
    if (method !== 'signEthereumTransaction') return { method, params };
    const { fromAddress: from, toAddress: to, weiValue, data, chainId } = params;
    const value = `0x${BigInt(weiValue).toString(16)}`;
    return { method: 'eth_sendTransaction', params: [{ from, to, data, value, chainId: `0x${chainId.toString(16)}` }] };
  },

  async 'metamask-multichain'({ method, params }) {
    const { chainId } = await getState();
    const scope = `eip155:${Number(chainId)}`;
    if (method === 'wallet_getSession') return { result: { sessionScopes: { [scope]: { methods: [], notifications: [], accounts: [] } } } };
    if (method !== 'wallet_invokeMethod') return { method, params };
    return params.scope === scope ? params.request : { method: 'wallet_invokeMethod', params };
  },
};
