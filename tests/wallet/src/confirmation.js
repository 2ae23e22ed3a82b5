// The wallet's own confirmation: by itself, refused, or by a person (or a test) in a small window.
import { rejected } from './errors.js';
import { getState } from './state.js';

/** @typedef {{origin: string, method: string, params: unknown}} Asked */
/** @typedef {{asked: Asked, decide: (approved: boolean) => void}} Pending */

/** @type {Map<string, Pending>} by the id in the window's address */
const pending = new Map();
let count = 0;

/**
 * Resolves when the request is confirmed.
 * @param {Asked} asked
 * @throws 4001 when it is refused
 */
export async function confirm(asked) {
  const { mode } = await getState();
  const approved = mode === 'manual' ? await askPerson(asked) : mode === 'auto';
  if (!approved) throw rejected();
}

/**
 * Serves a confirmation window, whose closing refuses. Its messages also keep the service worker awake.
 * @param {chrome.runtime.Port} port
 */
export function serveConfirmation(port) {
  const id = new URL(port.sender?.url ?? 'about:blank').searchParams.get('id') ?? '';
  const waiting = pending.get(id);
  if (!waiting) return port.disconnect();
  port.onMessage.addListener((message) => {
    if (typeof message?.approved === 'boolean') waiting.decide(message.approved);
  });
  port.onDisconnect.addListener(() => waiting.decide(false));
  port.postMessage(waiting.asked);
}

/**
 * @param {Asked} asked
 * @returns {Promise<boolean>}
 */
async function askPerson(asked) {
  const id = String(++count);
  /** @type {Promise<boolean>} */
  const decision = new Promise((decide) => pending.set(id, { asked, decide }));
  const url = chrome.runtime.getURL(`confirm.html?id=${id}`);
  await chrome.windows.create({ type: 'popup', url, width: 380, height: 560 });
  return decision.finally(() => pending.delete(id));
}
