// @ts-check
/**
 * What became of each request: in memory for this life of the background, and in session storage for the next.
 * The browser forgets it when it ends and when the extension is reloaded; pages of before cannot ask again then.
 */

/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../../wasm/background.js").Outcome} Outcome */
/** @typedef {import("../../wasm/background.js").Edit} Edit */
/**
 * - `received`: nobody was asked yet.
 * - `shown`: a person is asked.
 * - `decided`: and the page has not said that it took the decision.
 * - `delivered`: the page took it and forwards; without an `outcome` in the end, nobody knows what came of it.
 * - `answered`: the wallet answered.
 * @typedef {"received" | "shown" | "decided" | "delivered" | "answered"} State
 */
/**
 * @typedef {object} Line one request
 * @property {State} state
 * @property {string} origin
 * @property {string} digest of what was asked, see `digestOf`
 * @property {Edit[]} edits what the person changed about it
 * @property {string} forwards digest of that with the edits, which is what a decision to forward is about
 * @property {number} revision of the last judgement
 * @property {number} since when it was asked, in ms since 1970
 * @property {number} at when it came into this state, in ms since 1970
 * @property {RpcError | null} error the decision, once there is one; null forwards
 * @property {Outcome | null} outcome what came of it; null while nobody knows
 */

/** How long a decision that a page did not get is good for, in ms. */
export const DECISION_MS = 60_000;

/** Lines that are kept. Those that are open are far fewer; of the others the oldest go. */
const MAX_LINES = 256;

/** States in which nothing more is to be done. */
const OVER = new Set(["delivered", "answered"]);

export class Journal {
  #store;
  /** @type {Map<string, Line>} */
  #lines = new Map();

  /** @param {import("../store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** Reads what a former life wrote. */
  async load() {
    for (const [key, line] of await this.#store.list("held")) this.#lines.set(key, line);
  }

  /** @param {string} key @returns {Line | undefined} */
  get(key) {
    return this.#lines.get(key);
  }

  /** @returns {[string, Line][]} */
  all() {
    return [...this.#lines];
  }

  /**
   * @param {string} key @param {Line} line
   * @returns {Promise<void>} once it would outlive the background
   */
  async write(key, line) {
    // Written again it is the newest.
    this.#lines.delete(key);
    this.#lines.set(key, line);
    const written = this.#store.write("held", key, line);
    this.#bound();
    await written;
  }

  /** @param {string} key */
  remove(key) {
    if (this.#lines.delete(key)) void this.#store.remove("held", key);
  }

  /** The page has the decision: what was refused is over, what was forwarded waits for the wallet. @param {string} key */
  async taken(key) {
    const line = this.#lines.get(key);
    if (line?.state !== "decided") return;
    if (line.error) this.remove(key);
    else await this.write(key, { ...line, state: "delivered", at: Date.now() });
  }

  /** The wallet answered what was forwarded. @param {string} key @param {Outcome} outcome */
  async settled(key, outcome) {
    const line = this.#lines.get(key);
    if (!line || line.error || isOpen(line)) return;
    await this.write(key, { ...line, state: "answered", at: Date.now(), outcome });
  }

  /**
   * Ends what a former life left and nobody asks again: its page is gone. Whether the page still took a decision to
   * forward, nobody knows.
   * @param {number} started when this life did, in ms since 1970 @param {(key: string) => boolean} isHeld
   */
  sweep(started, isHeld) {
    for (const [key, line] of [...this.#lines]) {
      if (line.at > started || isHeld(key)) continue;
      if (isOpen(line)) this.remove(key);
      else void this.taken(key);
    }
  }

  /** A page that is gone never says that it took a decision: one that is good no more is over too. */
  #bound() {
    const old = Date.now() - DECISION_MS;
    for (const [key, { state, at }] of this.#lines) {
      if (this.#lines.size <= MAX_LINES) return;
      if (OVER.has(state) || (state === "decided" && at < old)) this.remove(key);
    }
  }
}

/** @param {Line} line @returns {boolean} whether nothing is decided yet */
export const isOpen = ({ state }) => state === "received" || state === "shown";
