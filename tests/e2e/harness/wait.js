// Waiting for conditions, with a message that says what did not come.
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. Long, because a loaded machine is slow; a test that passes never waits for it. */
export const PATIENCE = 20_000;
/** Milliseconds between two looks. */
const INTERVAL = 20;

/**
 * Looks again and again until there is something.
 * @template T
 * @param {() => T | Promise<T>} look a falsy value or an error means: not yet
 * @param {string | (() => string)} what is waited for
 * @param {number} [patience] milliseconds
 * @returns {Promise<Exclude<T, false | null | undefined>>}
 * @throws when there is nothing in time
 */
export async function until(look, what, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  /** @type {unknown} */
  let trouble;
  for (;;) {
    try {
      const found = await look();
      if (found) return /** @type {any} */ (found);
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > deadline) {
      const wanted = typeof what === 'function' ? what() : what;
      throw new Error(`no ${wanted} within ${patience / 1000} s`, { cause: trouble });
    }
    await pause(INTERVAL);
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what is waited for
 * @param {number} [patience] milliseconds
 * @returns {Promise<T>}
 * @throws when it takes too long
 */
export async function within(promise, what, patience = PATIENCE) {
  const ended = new AbortController();
  const late = pause(patience, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`no ${what} within ${patience / 1000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    ended.abort();
  }
}
