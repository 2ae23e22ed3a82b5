// @ts-check
/** Work that is done once, and work that is done in turn. */

/**
 * Reads something once, when it is first asked for. A reading that failed is no reason for the next one to fail.
 * @template T
 * @param {() => Promise<T>} read
 * @returns {() => Promise<T>}
 */
export const once = (read) => {
  /** @type {Promise<T> | null} */
  let current = null;
  return () => {
    current ??= read().catch((error) => {
      current = null;
      throw error;
    });
    return current;
  };
};

/**
 * One change after the other, so that none is made of what another one is about to change. One that failed keeps the
 * next one from nothing.
 * @returns {<T>(work: () => Promise<T>) => Promise<T>}
 */
export const queue = () => {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done;
    return done;
  };
};
