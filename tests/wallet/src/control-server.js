// What the control page may do.
import { switchAccount, switchChain } from './engine.js';
import { clearLog, getLog, getState, setState } from './state.js';

/** @typedef {import('./config.js').Mode} Mode */

/** Ways to answer requests. @type {Mode[]} */
const MODES = ['auto', 'reject', 'manual'];

const operations = {
  state: getState,
  log: getLog,
  clearLog,
  setChain: switchChain,
  setAccount: switchAccount,
  /** @param {Mode} mode */
  async setMode(mode) {
    if (!MODES.includes(mode)) throw new Error(`no mode ${mode}`);
    await setState({ mode });
  },
  /** @param {import('./batches.js').Batches} batches */
  setBatches: (batches) => setState({ batches }),
};

/** @typedef {typeof operations} Operations */

/**
 * @param {{operation: keyof Operations, args: unknown[]}} message
 * @returns {Promise<unknown>}
 */
export async function serveControl({ operation, args }) {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!run) throw new Error(`no operation ${operation}`);
  return /** @type {(...args: unknown[]) => Promise<unknown>} */ (run)(...args);
}
