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

/** Milliseconds that a page looks by itself before it is asked again, and that its answer may take: a window that closes may never give one. */
const SLICE = 250;
const ANSWER = 2000;
/** Milliseconds between two looks inside a page. */
const INTERVAL_INSIDE = 10;

/** What a look inside a page gives: whether it is what is waited for. @typedef {{done: boolean}} Look */

/**
 * Looks again and again inside a page, which costs less and sees more than asking it from here each time. To be called
 * by `until`, since it gives up after a moment.
 * @template {Look | null} Seen
 * @template {readonly unknown[]} Given that JSON can carry
 * @param {import('puppeteer-core').Page} page one that is not hostile
 * @param {(...given: Given) => Seen} look runs in the page: of what is here it has only what it is given
 * @param {Given} given
 * @returns {Promise<Seen>} the first look that is done, else the last one
 * @throws when the page is gone
 */
export function watch(page, look, ...given) {
  const script = `(async () => {
    const look = ${look};
    const end = performance.now() + ${SLICE};
    for (;;) {
      const seen = look(...${JSON.stringify(given)});
      if (seen?.done || performance.now() > end) return seen;
      await new Promise((resolve) => { setTimeout(resolve, ${INTERVAL_INSIDE}); });
    }
  })()`;
  return within(/** @type {Promise<any>} */ (page.evaluate(script)), 'answer of the page', ANSWER);
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
