// @ts-check
/** Fetches a list where it is published. */

/** The longest list that is read, in bytes; `guard::list::MAX_BYTES`. */
export const MAX_LIST = 16 * 1024 * 1024;
/** How long that may take, in ms. */
const FETCH_MS = 120_000;

/** Why a list was not fetched: the key of the sentence that says so. */
export class NotFetched extends Error {}

/**
 * The browser asks whether the list has changed since it was last fetched (`If-None-Match`), and has it in its own
 * cache if not.
 * @param {string} url
 * @returns {Promise<Uint8Array>}
 */
export const fetchList = async (url) => {
  const response = await fetch(url, {
    cache: "no-cache",
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(FETCH_MS),
  }).catch(() => null);
  if (!response?.ok || !response.body) throw new NotFetched("list_unreachable");
  if (Number(response.headers.get("content-length")) > MAX_LIST) {
    await response.body.cancel();
    throw new NotFetched("list_too_large");
  }
  return bounded(response.body);
};

/** @param {ReadableStream<Uint8Array>} body @returns {Promise<Uint8Array>} */
const bounded = async (body) => {
  const reader = body.getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => { throw new NotFetched("list_unreachable"); });
    if (done) break;
    size += value.length;
    if (size > MAX_LIST) {
      await reader.cancel();
      throw new NotFetched("list_too_large");
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
