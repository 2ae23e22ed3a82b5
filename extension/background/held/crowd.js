// @ts-check
/** How much may wait, and what the person is told of what does. */

/** @typedef {import("../../wasm/background.js").Crowd} Crowd */
/** @typedef {import("../senders.js").PageSender} PageSender */
/** @typedef {{decided: number, refused: number}} Tally of a site, while anything of it waits */

/** Requests of all pages together that wait. */
const MAX_HELD = 64;
/** Requests of one origin, and of one tab, that wait: no site takes the place of the others. */
const MAX_OF_ONE = 12;

/**
 * @param {Iterable<{sender: PageSender}>} waiting @param {PageSender} sender
 * @returns {boolean} whether one more of this sender may wait
 */
export const hasRoom = (waiting, { origin, tab }) => {
  const senders = Array.from(waiting, (one) => one.sender);
  const of = (/** @type {(other: PageSender) => boolean} */ same) => senders.filter(same).length < MAX_OF_ONE;
  return senders.length < MAX_HELD && of((other) => other.origin === origin) && of((other) => other.tab === tab);
};

export class Crowds {
  /** By origin. @type {Map<string, Tally>} */
  #tallies = new Map();

  /** One was decided by the person. @param {string} origin */
  decided(origin) {
    this.#of(origin).decided += 1;
  }

  /** So many were refused since too many waited. @param {string} origin @param {number} count */
  refused(origin, count) {
    this.#of(origin).refused += count;
  }

  /** Forgets the origins of which nothing waits any more. @param {Iterable<{sender: PageSender}>} waiting */
  forget(waiting) {
    const origins = new Set(Array.from(waiting, ({ sender }) => sender.origin));
    for (const origin of this.#tallies.keys()) if (!origins.has(origin)) this.#tallies.delete(origin);
  }

  /**
   * @param {string} origin of the request in front
   * @param {readonly {sender: PageSender}[]} shown every request that waits for the person
   * @returns {Crowd | null} null if it is alone
   */
  beside(origin, shown) {
    const { decided, refused } = this.#tallies.get(origin) ?? { decided: 0, refused: 0 };
    const own = shown.filter(({ sender }) => sender.origin === origin).length;
    const others = shown.length - own;
    const count = decided + own;
    return count > 1 || others > 0 || refused > 0 ? { place: decided + 1, count, others, refused } : null;
  }

  /** @param {string} origin @returns {Tally} */
  #of(origin) {
    const tally = this.#tallies.get(origin) ?? { decided: 0, refused: 0 };
    this.#tallies.set(origin, tally);
    return tally;
  }
}
