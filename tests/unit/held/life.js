// One life of the background: the real part for held requests, over a storage that outlives it.
import { Store } from '../../../extension/background/store.js';

Object.assign(globalThis, { chrome: { i18n: { getMessage: (/** @type {string} */ key) => key } } });
const { Held } = await import('../../../extension/background/held/held.js');
const { History } = await import('../../../extension/background/history.js');
const { Accounts } = await import('../../../extension/background/accounts.js');
const { Memory } = await import('../../../extension/background/memory.js');
const { Prices } = await import('../../../extension/background/prices/prices.js');
const { Passed } = await import('../../../extension/background/passed.js');
const { Policy } = await import('../../../extension/background/policy.js');
const { PromptWindow } = await import('../../../extension/background/prompt-window.js');
const { Sites } = await import('../../../extension/background/held/sites.js');

/** @typedef {import('./sim.js').Sim} Sim */
/**
 * @typedef {object} Task
 * @property {Life | null} life with which it may end undone
 * @property {boolean} [leaves] whether it may be done although that life ended: what was sent or written before
 * @property {() => void} run
 */

export class Life {
  alive = true;
  /** The background's ends of its ports. @type {Set<any>} */
  ports = new Set();
  held;
  #sim;
  #played = 0;

  /** @param {Sim} sim */
  constructor(sim) {
    this.#sim = sim;
    const area = this.#area();
    const store = new Store(/** @type {any} */ ({ session: area, local: area }));
    const promptWindow = new PromptWindow(store, /** @type {any} */ (this.#browser()));
    const known = {
      prepare: () => this.#later(() => {}),
      site: () => this.#later(() => ({ listed: null, resembles: null })),
      parties: () => this.#later(() => ({ known: [], listed: [] })),
    };
    const questions = { answers: () => this.#later(() => [1]) };
    const simulations = { of: () => this.#later(() => this.#seen()) };
    const parts = { guard: this.#guard(), questions, simulations, ages: { young: async () => [] }, known, promptWindow };
    this.held = new Held(/** @type {any} */ ({ ...parts, store, sites: new Sites(store), accounts: new Accounts(store), history: new History(/** @type {any} */ ({ store, chains: {}, revocations: { onEnded: () => {} } })), memory: new Memory(store), passed: new Passed(store), policy: new Policy(store), prices: new Prices(/** @type {any} */ ({ store })) }));
  }

  /** Its end: pages see their ports close. */
  end() {
    this.alive = false;
    for (const { peer } of this.ports) this.#sim.post({ life: null, run: () => peer.closed() });
  }

  /**
   * @template T
   * @param {() => T} work @param {boolean} [leaves]
   * @returns {Promise<T>} what never comes if the background dies before
   */
  #later(work, leaves = false) {
    return new Promise((resolve, reject) => {
      const run = () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      };
      if (this.alive) this.#sim.post({ life: this, leaves, run });
    });
  }

  /** What is seen when a request is played through: of some. */
  #seen() {
    this.#played += 1;
    return this.#played % 2 === 0 ? { seen: [], more: false, fails: false } : null;
  }

  #area() {
    const { session } = this.#sim;
    return {
      get: (/** @type {string | null} */ key) =>
        this.#later(() => structuredClone(key === null ? session : key in session ? { [key]: session[key] } : {})),
      set: (/** @type {object} */ entries) => {
        const copy = structuredClone(entries);
        return this.#later(() => void Object.assign(session, copy), true);
      },
      remove: (/** @type {string} */ key) => this.#later(() => void delete session[key], true),
    };
  }

  #guard() {
    const judge = (/** @type {string} */ snapshot, /** @type {any} */ _, /** @type {any[]} */ answers) => {
      const { method } = JSON.parse(snapshot);
      if (method === 'trap') throw new WebAssembly.RuntimeError('unreachable');
      const first = answers.length === 0;
      const effects = method === 'grant' ? [{ effect: 'grant' }] : [];
      const said = { also: [], account: null, effects, reading: 'approval', headline: { id: 'h', args: {} }, lines: [] };
      if (method === 'pass') return { ...said, action: 'pass', open: [] };
      if (method === 'wait') return { ...said, action: first ? 'wait' : 'pass', open: first ? [1] : [] };
      return { ...said, action: 'prompt', open: method === 'worse' && first ? [1] : [] };
    };
    const edit = (/** @type {string} */ snapshot, /** @type {any[]} */ edits) => {
      if (edits.some(({ amount }) => amount === 'trap')) throw new WebAssembly.RuntimeError('unreachable');
      return JSON.stringify({ ...JSON.parse(snapshot), edits });
    };
    return {
      prepare: () => this.#later(() => {}),
      judge: (/** @type {[string, any, any[]]} */ ...args) => this.#later(() => judge(...args)),
      offers: () => this.#later(() => [{ place: 0 }]),
      edit: (/** @type {[string, any[]]} */ ...args) => this.#later(() => edit(...args)),
    };
  }

  /** What the browser lets an extension do with windows. */
  #browser() {
    const sim = this.#sim;
    const known = (/** @type {number} */ tab) => {
      if (sim.prompt?.tab !== tab) throw new Error('no such tab');
      return { windowId: tab };
    };
    return {
      windows: {
        create: () => this.#later(() => ({ tabs: [{ id: sim.openWindow() }] }), true),
        update: () => this.#later(() => ({})),
      },
      tabs: {
        get: (/** @type {number} */ tab) => this.#later(() => known(tab)),
        remove: (/** @type {number} */ tab) => this.#later(() => void (known(tab) && sim.closeWindow()), true),
      },
    };
  }
}
