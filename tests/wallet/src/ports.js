// The open pages, and what they are told.
import { getState } from './state.js';

/** @type {Map<chrome.runtime.Port, {origin: string, told: boolean}>} with the origin that the browser states */
const ports = new Map();

/**
 * @param {chrome.runtime.Port} port
 * @param {boolean} [told] whether it hears of changes
 * @returns {string} its origin
 */
export function addPort(port, told = true) {
  const stated = originOf(port.sender ?? {});
  ports.set(port, { origin: stated, told });
  port.onDisconnect.addListener(() => ports.delete(port));
  return stated;
}

/** Of an extension the address says it, as MetaMask has it. @param {chrome.runtime.MessageSender} sender @returns {string} */
export const originOf = ({ id, origin, url }) => (id === undefined ? origin : undefined) ?? new URL(url ?? 'about:blank').origin;

/**
 * Sends to a page that may have just gone.
 * @param {chrome.runtime.Port} port
 * @param {unknown} message
 */
export function post(port, message) {
  if (ports.has(port)) port.postMessage(message);
}

export async function chainChanged() {
  const { chainId } = await getState();
  const params = { chainId, networkVersion: String(Number(chainId)), isConnected: true };
  for (const [port, { told }] of ports) if (told) post(port, { jsonrpc: '2.0', method: 'metamask_chainChanged', params });
}

/** @param {(origin: string) => Promise<string[]>} accountsOf */
export async function accountsChanged(accountsOf) {
  for (const [port, { origin, told }] of [...ports]) {
    if (told) post(port, { jsonrpc: '2.0', method: 'metamask_accountsChanged', params: await accountsOf(origin) });
  }
}
