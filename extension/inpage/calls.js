// @ts-check
/** Calls of a wallet's functions. */
"use strict";

/**
 * Calls a wallet's function, after a decision if it asks for something.
 * @param {any} fn @param {any} target `this` @param {any} list its arguments, ours to change @param {number} number
 */
const callOf = (fn, target, list, number) => {
  const special = weakGet(specials, fn);
  if (special) return special(fn, target, list, number);
  const key = weakGet(keyOf, fn);
  let asking;
  try {
    asking = askingIn(key, list);
  } catch (error) {
    if (callbackIn(list) > 0) throw error;
    return new PromiseCtor((_, reject) => reject(error));
  }
  if (asking && callbackIn(list) >= 0) {
    return holdCallback(asking, number, fn, target, list, (error) => [error, isArray(list[0]) ? undefined : answerOf(list[0], error)]);
  }
  if (asking) {
    if (typeof list[0] === "object" && (key === "send" || key === "_sendSync" || key === "sendSync")) {
      throw rpcError({ code: 4200, message: "This method cannot be synchronous." });
    }
    return decideThen(asking, number, () => outward(apply(fn, target, list), number));
  }
  const result = apply(fn, target, list);
  // What a request resolves to is data; a copy of the promise would only cost time.
  return key === "request" ? result : outward(result, number);
};

/** @param {any} list @returns {number} where the callback stands, or -1 */
const callbackIn = (list) => {
  let at = list.length - 1;
  while (at >= 0 && typeof list[at] !== "function") at--;
  return at;
};

/**
 * Waits for a decision, where the answer goes to a callback.
 * @param {Asking} asking @param {number} number @param {any} fn @param {any} target @param {any} list
 * @param {(error: any) => any} refused what the callback gets instead, as a list of arguments
 */
const holdCallback = (asking, number, fn, target, list, refused) => {
  const at = callbackIn(list);
  const callback = list[at];
  let answered = false;
  const forward = () =>
    new PromiseCtor((resolve) => {
      const report = function () {
        answered = true;
        resolve(undefined);
        return apply(callback, undefined, arguments);
      };
      put(list, at, report);
      apply(fn, target, list);
    });
  then(decideThen(asking, number, forward), undefined, (/** @type {any} */ error) => {
    if (!answered) apply(callback, undefined, refused(error));
  });
};

/** What a wallet answers for a request that is refused. @param {any} payload one, or a batch @param {any} error */
const answerOf = (payload, error) => {
  const { code, message } = error;
  const answer = (/** @type {any} */ one) => ({ jsonrpc: "2.0", id: one?.id ?? null, error: { code, message } });
  if (!isArray(payload)) return answer(payload);
  /** @type {any[]} */
  const all = [];
  for (let at = 0; at < payload.length; at++) add(all, answer(payload[at]));
  return all;
};
