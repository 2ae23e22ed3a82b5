// The open pages, and what they are told.
import { getState } from './state.js';

/** @type {Map<chrome.runtime.Port, string>} with the origin that the browser states */
const ports = new Map();

/**
 * @param {chrome.runtime.Port} port
 * @returns {string} its origin
 */
export function addPort(port) {
  const { origin, url } = port.sender ?? {};
  const stated = origin ?? new URL(url ?? 'about:blank').origin;
  ports.set(port, stated);
  port.onDisconnect.addListener(() => ports.delete(port));
  return stated;
}

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
  for (const port of ports.keys()) post(port, { jsonrpc: '2.0', method: 'metamask_chainChanged', params });
}

/** @param {(origin: string) => Promise<string[]>} accountsOf */
export async function accountsChanged(accountsOf) {
  for (const [port, origin] of [...ports]) {
    post(port, { jsonrpc: '2.0', method: 'metamask_accountsChanged', params: await accountsOf(origin) });
  }
}
