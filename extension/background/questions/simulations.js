// @ts-check
/**
 * Has requests played through by the person's endpoints, where one offers it and the person did not turn it off. What
 * comes of it the guard reads.
 */
import { once } from "../once.js";

/** @typedef {import("../../wasm/background.js").Context} Context */
/** @typedef {import("../../wasm/background.js").Simulation} Simulation */

/** How long an endpoint may take, in ms: the prompt is open meanwhile. */
const WITHIN = 5_000;

export class Simulations {
  #guard;
  #chains;
  #store;
  /** What was set in this life. @type {boolean | null} */
  #own = null;
  #read;

  /** @param {{guard: import("../guard.js").Guard, chains: import("../chains.js").Chains, store: import("../store.js").Store}} parts */
  constructor({ guard, chains, store }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#store = store;
    this.#read = this.#reading();
  }

  #reading() {
    return once(async () => (await this.#store.read("policy", "simulations"))?.off !== true);
  }

  /** What is stored is another now. */
  async renew() {
    this.#own = null;
    this.#read = this.#reading();
  }

  /** @returns {Promise<boolean>} whether requests are played through */
  async isOn() {
    return this.#own ?? this.#read();
  }

  /** @param {boolean} isOn */
  async turn(isOn) {
    this.#own = isOn;
    await this.#store.write("policy", "simulations", { off: !isOn });
  }

  /**
   * What was seen when a request was played through.
   * @param {string} snapshot @param {Context} context @param {AbortSignal} [signal] ends it: nobody waits for it any more
   * @returns {Promise<Simulation | null>} null if it cannot be played, no endpoint does that, or the person wants none
   */
  async of(snapshot, context, signal) {
    if (!(await this.isOn())) return null;
    const play = await this.#guard.play(snapshot, context);
    const line = play && (await this.#chains.line(play.call.chain));
    if (!line) return null;
    for (const turn of line.endpoints.keys()) {
      if (signal?.aborted) return null;
      const [reply] = await this.#chains.ask([play.call], WITHIN, turn, { isAside: true, signal });
      const seen = reply ? await this.#guard.readSimulation(play, reply) : null;
      if (seen) return seen;
    }
    return null;
  }
}
