// What was asked, killed and seen, and whether it fits.

/** @typedef {{number: number, consented: boolean, ends: string[], left: boolean}} Asked a request; `left`: its page is gone */

export class Ledger {
  killed = 0;
  rounds = 0;
  /** What is wrong, a sentence each. @type {string[]} */
  faults = [];
  /** By the number that its amount tells. @type {Map<number, Asked>} */
  #open = new Map();
  /** @type {Record<string, number>} */
  #kinds = {};
  /** @type {Record<string, number>} */
  #states = {};
  /** @type {Record<string, number>} */
  #ends = {};
  #requests = 0;
  #lost = 0;
  #unasked = 0;
  #twice = 0;
  #numbers = 0;
  /** For which Continue was pressed in this round. @type {number[]} */
  #clicks = [];

  /** @returns {Asked} a new request */
  ask() {
    this.#numbers += 1;
    this.#requests += 1;
    const asked = { number: this.#numbers, consented: false, ends: [], left: false };
    this.#open.set(asked.number, asked);
    return asked;
  }

  /** The person presses Continue for this one. @param {number} number */
  consent(number) {
    this.#clicks.push(number);
    const asked = this.#open.get(number);
    if (asked) asked.consented = true;
  }

  /** @param {string} kind @param {string} state of the request that it hit */
  kill(kind, state) {
    this.killed += 1;
    this.#kinds[kind] = (this.#kinds[kind] ?? 0) + 1;
    this.#states[state] = (this.#states[state] ?? 0) + 1;
  }

  /**
   * The end of a round: nothing is open any more.
   * @param {Map<number, number>} reached how often each request reached the wallet
   */
  settle(reached) {
    this.rounds += 1;
    for (const asked of this.#open.values()) this.#judge(asked, reached.get(asked.number) ?? 0);
    this.#open.clear();
    this.#clicks = [];
  }

  /** @param {Asked} asked @param {number} reached */
  #judge({ number, consented, ends, left }, reached) {
    const what = `request ${number} (${ends.join(', ') || 'no end'}, ${left ? 'page left' : 'page there'}, at the wallet ${reached} times)`;
    const end = ends[0] ?? (left ? 'left' : 'lost');
    this.#ends[end] = (this.#ends[end] ?? 0) + 1;
    if (end === 'lost') {
      this.#lost += 1;
      this.faults.push(`${what} never ended`);
    }
    if (ends.length > 1) this.faults.push(`${what} ended twice`);
    if (reached > 1) {
      this.#twice += 1;
      this.faults.push(`${what} was forwarded twice`);
    }
    if (reached > 0 && !consented) {
      this.#unasked += 1;
      this.faults.push(`${what} was forwarded without a click; clicked were ${this.#clicks.join(', ') || 'none'}`);
    }
    if (end === 'done' && reached === 0) this.faults.push(`${what} was answered by nobody`);
    if (end !== 'done' && !left && reached > 0) this.faults.push(`${what} was refused and forwarded`);
  }

  line() {
    return `${this.killed} kills, ${this.#requests} requests, ${this.faults.length} faults`;
  }

  result() {
    return {
      kills: this.killed,
      kinds: this.#kinds,
      states: this.#states,
      requests: this.#requests,
      ends: this.#ends,
      lost: this.#lost,
      forwardedWithoutClick: this.#unasked,
      forwardedTwice: this.#twice,
      faults: this.faults,
    };
  }
}
