// @ts-check
/** Reading allowances: drives the guard's scan against the chain and keeps the last result. */

/** @typedef {import("../wasm/background.js").ChainView} ChainView */
/** @typedef {import("../wasm/background.js").Reply} Reply */

/** How long one HTTP request of a scan may take, in ms. */
const CALL_MS = 20_000;

export class Scans {
  #guard;
  #chains;
  #store;
  /** Scans that run now, by chain and owner. @type {Map<string, Promise<void>>} */
  #running = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {{guard: import("./guard.js").Guard, chains: import("./chains.js").Chains, store: import("./store.js").Store}} parts */
  constructor({ guard, chains, store }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#store = store;
  }

  /** @param {() => void} listener called whenever a result changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {string} owner @returns {Promise<ChainView[]>} what is known, of every reachable chain */
  async views(owner) {
    const chains = await this.#chains.reachable();
    return Promise.all(chains.map(async ({ id, name }) => {
      const kept = await this.#store.read("allowances", `${id}/${owner}`);
      const running = this.#running.has(`${id}/${owner}`);
      const { reach, readAt, allowances, unread } = kept ?? { reach: null, readAt: 0, allowances: [], unread: [] };
      return { chain: id, name, reach: running || !reach ? { state: "loading" } : reach, readAt, allowances, unread };
    }));
  }

  /** Reads every reachable chain again. @param {string} owner */
  async refresh(owner) {
    const chains = await this.#chains.reachable();
    await Promise.all(chains.map(({ id }) => this.read(id, owner)));
  }

  /** @param {string} chain @param {string} owner @returns {Promise<void>} */
  read(chain, owner) {
    const key = `${chain}/${owner}`;
    const running = this.#running.get(key) ?? this.#read(chain, owner).finally(() => {
      this.#running.delete(key);
      this.#changed();
    });
    this.#running.set(key, running);
    this.#changed();
    return running;
  }

  /** @param {string} chain @param {string} owner */
  async #read(chain, owner) {
    const now = Math.floor(Date.now() / 1000);
    let step = await this.#guard.beginScan({ chain, owner, now });
    while (step.calls.length > 0) {
      const replies = await this.#chains.ask(step.calls, CALL_MS);
      step = await this.#guard.stepScan(step.scan, replies);
    }
    const { allowances, unread, failed } = step;
    const name = `${chain}/${owner}`;
    if (failed) {
      // What was read before stays visible, with its time; it is not the present.
      const kept = (await this.#store.read("allowances", name)) ?? { readAt: 0, allowances: [], unread: [] };
      return this.#store.write("allowances", name, { ...kept, reach: { state: "failed", why: failed } });
    }
    const reach = { state: unread.length > 0 ? "partial" : "ready" };
    return this.#store.write("allowances", name, { reach, readAt: now, allowances, unread });
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}
