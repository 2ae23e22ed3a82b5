// The questions of a judgement as they ship (the module, guard.js, questions/, chains.js, line.js of dist/), in Node.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, loadGuard } from '../wasm/load.js';
import { QuickClock } from './drive.js';

/** @typedef {import('../../extension/wasm/background.js').Answer} Answer */
/** @typedef {import('../../extension/wasm/background.js').Judgement} Judgement */
/** @typedef {import('../../extension/wasm/background.js').Question} Question */

const folder = pathToFileURL(`${dist}/`).href;
Object.assign(globalThis, { chrome: { runtime: { getURL: (/** @type {string} */ path) => new URL(path, folder).href } } });
const load = (/** @type {string} */ file) => import(pathToFileURL(join(dist, 'background', file)).href);

const { guard } = await loadGuard();
/** @type {typeof import('../../extension/background/questions/questions.js')} */
const { Questions } = await load('questions/questions.js');
/** @type {typeof import('../../extension/background/questions/simulations.js')} */
const { Simulations } = await load('questions/simulations.js');
/** @type {typeof import('../../extension/background/chains.js')} */
const { Chains } = await load('chains.js');
/** @type {typeof import('../../extension/background/store.js')} */
const { Store } = await load('store.js');
export { guard };

const CHAIN = '0x7a69';

/** A browser session: what is stored in it outlives the background. */
export class Session {
  #store;

  /** @param {string[]} urls the person's endpoints @param {string} [chain] of this chain */
  constructor([url, ...more], chain = CHAIN) {
    /** @type {Record<string, any>} */
    const kept = {};
    const area = {
      get: async (/** @type {string | null} */ key) => structuredClone(key === null ? kept : key in kept ? { [key]: kept[key] } : {}),
      set: async (/** @type {object} */ entries) => void Object.assign(kept, structuredClone(entries)),
      remove: async (/** @type {string} */ key) => void delete kept[key],
    };
    this.#store = new Store(/** @type {any} */ ({ session: area, local: area }));
    kept[`endpoint/${chain}`] = { v: 1, url, more };
  }

  /** @param {import('./drive.js').QuickClock | import('../../extension/background/endpoint.js').Clock} [clock] */
  background(clock = new QuickClock()) {
    const chains = new Chains(this.#store, clock);
    return { chains, store: this.#store, questions: new Questions({ guard, chains, store: this.#store, clock }), simulations: new Simulations({ guard, chains, store: this.#store }) };
  }
}

/**
 * Judges as the background does: without answers, then with what the chain answers.
 * @param {InstanceType<typeof Questions>} questions @param {object} request @param {string} account
 * @returns {Promise<{first: Judgement, last: Judgement, answers: Answer[]}>}
 */
export async function verdict(questions, request, account) {
  const context = /** @type {any} */ ({ origin: 'https://app.example', chain: CHAIN, account, now: 1_800_000_000 });
  const snapshot = JSON.stringify(request);
  const first = await guard.judge(snapshot, context, []);
  const answers = await questions.answers([...first.open, ...first.also]);
  return { first, last: await guard.judge(snapshot, context, answers), answers };
}
