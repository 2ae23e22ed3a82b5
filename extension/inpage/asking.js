// @ts-check
/** What a call asks for. */
"use strict";

/** The most values that are looked at in one argument. */
const MAX_NODES = 20_000;
/** How deep a request may lie in an argument. */
const MAX_DEPTH = 6;

/**
 * @typedef {object} Asking what a call asks for that is not harmless
 * @property {string} text the snapshot to be judged: one request, or an array of them
 * @property {(judged: any) => void} settle writes what was judged back into the arguments
 */

/** Both are always its own: a wallet would find what is not on a prototype. @param {any} to @param {any} from what JSON or we made */
const putRequest = (to, from) => {
  put(to, "method", own(from, "method"));
  put(to, "params", own(from, "params"));
  return to;
};

/**
 * The requests in a JSON value, wherever they stand: what has a `method` that is text.
 * @param {any} value parsed by us
 * @param {(method: string) => boolean} is
 */
const requestsIn = (value, is) => {
  /** @type {any[]} */
  const found = [];
  let nodes = 0;
  const look = (/** @type {any} */ one, /** @type {number} */ depth) => {
    if (!isObject(one)) return;
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) throw invalid();
    const method = isArray(one) ? null : own(one, "method");
    if (method === undefined && has(one, "method")) throw invalid();
    const asks = typeof method === "string" && is(method);
    if (asks) add(found, one);
    const keys = ownKeys(one);
    for (let at = 0; at < keys.length; at++) if (!asks || keys[at] !== "params") look(one[keys[at] ?? 0], depth + 1);
  };
  look(value, 0);
  return found;
};

/**
 * What these requests ask for; null if all of them are harmless.
 * @param {any[]} found
 * @param {boolean} batch
 * @returns {Asking | null}
 */
const askingFor = (found, batch) => {
  let pass = true;
  /** @type {any[]} */
  const plain = bare([]);
  for (let at = 0; at < found.length; at++) {
    const one = putRequest(create(null), found[at]);
    if (!isHarmless(one.method)) pass = false;
    add(plain, one);
  }
  if (pass) return null;
  const alone = plain.length === 1 && !batch;
  return {
    text: stringify(alone ? plain[0] : plain),
    settle: (judged) => {
      for (let at = 0; at < found.length; at++) putRequest(found[at], alone ? judged : own(judged, at));
    },
  };
};

/** A copy that only we have, read from the page's object exactly once. @param {any} value */
const copyOf = (value) => parse(stringify(value));

/** What cannot be copied is no request, if it is more than data and does not say so. @param {any} value */
const copyOrNull = (value) => {
  try {
    return copyOf(value);
  } catch (error) {
    if (has(value, "method") || getPrototypeOf(value) === objectPrototype) throw error;
    return null;
  }
};

/** A call that names its method itself: `(method, params)`. @param {any} list @returns {Asking} */
const askingByText = (list) => ({
  text: stringify({ __proto__: null, method: list[0], params: list[1] }),
  settle: (judged) => {
    put(list, 0, own(judged, "method"));
    put(list, 1, own(judged, "params"));
    // What was not judged does not go along.
    for (let at = 2; at < list.length; at++) if (typeof list[at] !== "function") put(list, at, undefined);
  },
});

/** A function whose own name is the method: `signTransaction(…)`. @param {string} key @param {any} list @returns {Asking} */
const askingByName = (key, list) => {
  /** @type {any[]} */
  const params = bare([]);
  for (let at = 0; at < list.length; at++) if (typeof list[at] !== "function") add(params, list[at]);
  return {
    text: stringify({ __proto__: null, method: key, params }),
    settle: (judged) => {
      const ours = own(judged, "params");
      for (let at = 0, next = 0; at < list.length; at++) {
        if (typeof list[at] !== "function") put(list, at, own(ours, next++));
      }
    },
  };
};

/**
 * `request({method, params})`, of which nothing else goes on. A harmless one is not copied: this is where
 * calls have to be cheap.
 * @param {any} list @returns {Asking | null}
 */
const askingByRequest = (list) => {
  const { method, params } = list[0];
  if (isObject(method)) throw invalid();
  // The wallet says best what is wrong with a method that is none.
  const harmless = typeof method !== "string" || method === "" || isHarmless(method);
  const one = { __proto__: null, method, params };
  const clean = putRequest({}, harmless ? one : copyOf(one));
  put(list, 0, clean);
  return harmless ? null : askingFor([clean], false);
};

/** What a function that takes requests may be given for one. @param {PropertyKey} key @param {any} first */
const isRequestable = (key, first) => {
  if (typeof first === "string") return key !== "request" && !has(stringPrototype, "method");
  return first === undefined || (typeof first === "object" && !(key === "request" && isArray(first)));
};

/**
 * What a call of a wallet's function asks for. Objects that carry a request are replaced by copies of ours.
 * @param {PropertyKey} key the function's name
 * @param {any} list its arguments, ours to change
 * @returns {Asking | null} null if it may pass as `list` now stands
 */
const askingIn = (key, list) => {
  const first = list[0];
  const isChannel = isChannelName(key);
  const signs = isSigner(key);
  const names = typeof first === "string" && (isChannel ? !isHarmless(first) : isSpelled(first) && typeof list[1] !== "function");
  // Some wallets would take these, and none that follows EIP-1193 does.
  if (isChannel && !isRequestable(key, first)) throw invalid();
  if (isChannel || signs || names) for (let at = 0; at < list.length; at++) if (weakHas(views, list[at])) throw invalid();
  if (key === "request" && isObject(first)) return askingByRequest(list);
  // Before what its arguments look like: that says less of what it does.
  if (names) return askingByText(list);
  if (signs) return askingByName(/** @type {string} */ (key), list);
  /** @type {any[]} */
  const found = [];
  let isBatch = false;
  for (let at = 0; at < list.length; at++) {
    const value = list[at];
    if (typeof value !== "object" || value === null || weakHas(views, value) || (isView(value) && !isChannel)) continue;
    const copy = isChannel ? copyOf(value) : copyOrNull(value);
    const inside = requestsIn(copy, isChannel ? () => true : isWalletMethod);
    const batch = isArray(copy) ? copy : [copy];
    if (isChannel && at === 0) for (let next = 0; next < batch.length; next++) putRequest(batch[next], batch[next]);
    if (isChannel || inside.length > 0) put(list, at, copy);
    if (isArray(copy) && inside.length > 0) isBatch = true;
    for (let next = 0; next < inside.length; next++) add(found, inside[next]);
  }
  return askingFor(found, isBatch);
};
