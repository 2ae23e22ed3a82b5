// Numbers that look random and are the same for the same seed.

/** One stream of numbers (sfc32), of its own for each case, so that a case can be made again alone. */
export class Random {
  /** @type {[number, number, number, number]} */
  #state;

  /** @param {number} seed @param {number} index of the case */
  constructor(seed, index) {
    this.#state = [seed | 0, (seed / 2 ** 32) | 0, index | 0, 1];
    for (let round = 0; round < 12; round++) this.next();
  }

  /** @returns {number} a whole number from 0 to 2^32 - 1 */
  next() {
    const [a, b, c, counter] = this.#state;
    const sum = (a + b + counter) | 0;
    this.#state = [b ^ (b >>> 9), (c + (c << 3)) | 0, ((c << 21) | (c >>> 11)) + sum | 0, (counter + 1) | 0];
    return sum >>> 0;
  }

  /** @param {number} limit @returns {number} a whole number from 0 to below the limit */
  below(limit) {
    return Math.floor((this.next() / 2 ** 32) * limit);
  }

  /** @param {number} share from 0 to 1 */
  chance(share) {
    return this.next() / 2 ** 32 < share;
  }

  /** @template T @param {readonly T[]} list not empty @returns {T} */
  pick(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }

  /** @param {number} length in bytes @returns {string} twice as many hex digits */
  hex(length) {
    let digits = '';
    for (let at = 0; at < length; at++) digits += this.below(256).toString(16).padStart(2, '0');
    return digits;
  }

  /** @param {number} bits @returns {bigint} below 2^bits, often with far fewer bits or near the end of the range */
  integer(bits) {
    const full = 1n << BigInt(bits);
    const edge = this.below(8);
    if (edge === 0) return full - 1n;
    if (edge === 1) return 0n;
    if (edge === 2) return BigInt(this.below(300)) % full;
    return BigInt.asUintN(1 + this.below(bits), BigInt(`0x${this.hex(bits / 8)}`));
  }

  /** @template T @param {readonly T[]} list @returns {T[]} in another order */
  shuffled(list) {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [copy[at], copy[other]] = [/** @type {T} */ (copy[other]), /** @type {T} */ (copy[at])];
    }
    return copy;
  }
}
