// Random choices that a seed repeats.

/** @typedef {ReturnType<typeof randomOf>} Random */

/** mulberry32. @param {number} seed */
export function randomOf(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} below @returns {number} a whole number from 0 */
  const below = (below) => Math.floor(next() * below);
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => /** @type {T} */ (list[below(list.length)]);
  return {
    below,
    pick,
    /** @param {number} probability */
    chance: (probability) => next() < probability,
  };
}
