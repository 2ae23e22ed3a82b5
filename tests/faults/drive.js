// The scan as it ships (the module, guard.js, line.js, scanning.js of dist/), in Node.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, loadGuard } from '../wasm/load.js';

/** @typedef {import('../../extension/wasm/background.js').ScanOutcome} ScanOutcome */
/** @typedef {import('../../extension/background/line.js').Line} Line */
/** @typedef {import('../../extension/background/explorer.js').Explorer} Explorer */
/** @typedef {import('../../extension/background/scanning.js').Status} Status */

const load = (/** @type {string} */ file) => import(pathToFileURL(join(dist, 'background', file)).href);

const { guard } = await loadGuard();
/** @type {() => Promise<{memory: WebAssembly.Memory}>} */
const allowances = (await import(pathToFileURL(join(dist, 'wasm/allowances.js')).href)).default;
/** The exports of the module that is loaded. */
export const module = { allowances };
export { guard };
/** @type {typeof import('../../extension/background/line.js')} */
const { Line: Lines } = await load('line.js');
/** @type {typeof import('../../extension/background/explorer.js')} */
export const { Explorer } = await load('explorer.js');
/** @type {typeof import('../../extension/background/explorers.js')} */
export const { Explorers } = await load('explorers.js');
/** @type {typeof import('../../extension/background/scanning.js')} */
const { drive } = await load('scanning.js');

/** Thrown where a test lets the background die. */
export class Death extends Error {}

/** A clock that does not wait: what sleeps wakes at once, and later. */
export class QuickClock {
  #now = 0;
  /** How long was slept in all, in ms. */
  slept = 0;

  now = () => this.#now;

  /** @param {number} ms */
  sleep = async (ms) => {
    this.#now += ms;
    this.slept += ms;
  };
}

/** @param {string} chain @param {string[]} urls @param {{clock?: QuickClock, within?: number}} [options] @returns {Line} */
export const lineTo = (chain, urls, { clock = new QuickClock(), within = 5_000 } = {}) => new Lines(chain, urls, { clock, within });

/**
 * @param {Line} line @param {string} owner
 * @param {object} [options]
 * @param {string} [options.chain]
 * @param {string | undefined} [options.saved]
 * @param {Explorer | null} [options.explorer]
 * @param {(step: number) => boolean} [options.dies] whether the background dies after this step
 * @returns {Promise<{outcome: ScanOutcome, saved: string | undefined, statuses: Status[]}>}
 * @throws {Death & {saved?: string}} with the checkpoint of that time
 */
export async function scan(line, owner, { chain = '0x7a69', saved, explorer = null, dies = () => false } = {}) {
  const plan = { chain, owner: owner.toLowerCase(), now: Math.floor(Date.now() / 1000), endpoints: line.endpoints.length, explorer: explorer?.kind ?? null };
  const handle = await guard.beginScan(plan, saved);
  /** @type {Status[]} */
  const statuses = [];
  let steps = 0;
  try {
    const outcome = await drive(handle, line, {
      explorer,
      report: (status) => statuses.push(status),
      keep: (checkpoint) => {
        if (dies(++steps)) throw Object.assign(new Death('killed'), { saved: checkpoint() });
      },
    });
    return { outcome, saved: handle.saved(), statuses };
  } finally {
    handle.free();
  }
}

/** @param {Line} line @param {string} owner @param {import('../../extension/wasm/background.js').Probe} list */
export async function probe(line, owner, list) {
  const plan = { chain: '0x7a69', owner: owner.toLowerCase(), now: Math.floor(Date.now() / 1000), endpoints: line.endpoints.length, explorer: null };
  const handle = await guard.beginProbe(plan, list);
  try {
    return await drive(handle, line);
  } finally {
    handle.free();
  }
}
