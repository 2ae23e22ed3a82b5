// What the wallet remembers. A service worker may be stopped at any time, so it is kept in session storage.
import { config } from './config.js';

/** @typedef {import('./config.js').Mode} Mode */
/** @typedef {import('./batches.js').Batches} Batches */
/** @typedef {{mode: Mode, chainId: string, account: number, connected: string[], batches: Batches}} State */
/** The transport by which a request came, and what it looked like there. @typedef {{transport?: string, raw?: unknown}} Way */
/**
 * One request that reached the wallet. `others` are its fields beside those of JSON-RPC; `answer` is absent while it
 * is pending.
 * @typedef {{origin: string, method: string, params: unknown, others?: object, answer?: {result?: unknown, error?: object}} & Way} Entry
 */

const firstChain = config.chains[0];
if (!firstChain) throw new Error('the wallet was built without a chain');

/** @type {State} */
const initial = { mode: config.mode, chainId: firstChain.chainId, account: 0, connected: [], batches: { kind: 'none' } };

/** @type {Promise<{state: State, log: Entry[]}>} */
const memory = chrome.storage.session.get(['state', 'log']).then((stored) => ({
  state: { ...initial, .../** @type {Partial<State>} */ (stored['state'] ?? {}) },
  log: /** @type {Entry[]} */ (stored['log'] ?? []),
}));

/** @returns {Promise<Readonly<State>>} */
export const getState = async () => (await memory).state;

/** @param {Partial<State>} change */
export async function setState(change) {
  const { state } = await memory;
  Object.assign(state, change);
  await chrome.storage.session.set({ state });
}

/**
 * Writes down a request as it arrives.
 * @param {Entry} entry
 * @returns {Promise<(answer: Entry['answer']) => Promise<void>>} to call with the answer
 */
export async function record(entry) {
  const { log } = await memory;
  log.push(entry);
  await saveLog(log);
  return async (answer) => {
    if (answer) entry.answer = answer;
    await saveLog(log);
  };
}

/** @returns {Promise<Entry[]>} oldest first */
export const getLog = async () => (await memory).log;

export async function clearLog() {
  const { log } = await memory;
  log.length = 0;
  await saveLog(log);
}

/**
 * Session storage is small and a test may send megabytes: what does not fit is remembered until a restart only.
 * @param {Entry[]} log
 */
const saveLog = (log) => chrome.storage.session.set({ log }).catch(() => {});
