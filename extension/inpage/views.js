// @ts-check
/** What a page gets of a wallet: a view of it. */
"use strict";

/** what a wallet has → what the page gets of it */
const views = new WeakMap();
/** what the page gets → what the wallet has */
const reals = new WeakMap();
/** a function of the page → what the wallet gets of it, and back */
const guests = new WeakMap();
const hosts = new WeakMap();
/** a provider → its number */
const numberOf = new WeakMap();
/** a function → the name that it was read by */
const keyOf = new WeakMap();
/** the shadow that a view is built on → what is known of the view */
const states = new WeakMap();
/** functions with a guard of their own */
const specials = new WeakMap();
/** What every page has: shown as it is, and what a wallet's objects inherit from there never sees them. */
const common = new WeakSet();
/** The browser's functions there that work on nothing but the object itself. */
const native = new WeakSet();
const slotted = [Promise, Map, Set, Event, CustomEvent, MessageEvent, EventTarget];
for (const one of [window, document, console, objectPrototype, errorPrototype, Array.prototype, Function.prototype]) setAdd(common, one);
for (const one of [Object, Function, Array, Error, ...slotted]) setAdd(common, one);
for (const one of slotted) {
  setAdd(common, one.prototype);
  for (const key of ownKeys(one.prototype)) {
    const { value, get = value } = /** @type {any} */ (describe(one.prototype, key));
    if (typeof get === "function") setAdd(native, get);
  }
}

/**
 * What a wallet's object has only because every object has it, and a page may have put there; undefined is the wallet's.
 * @param {any} original @param {PropertyKey} key @returns {any} its descriptor
 */
const inherited = (original, key) => {
  let shared = false;
  for (let at = original; at !== null; at = getPrototypeOf(at)) {
    const isCommon = setHas(common, at);
    // A page may put something behind what every page has.
    if (shared && !isCommon) return bare({});
    shared = isCommon;
    const found = describe(at, key);
    if (found) return shared && !setHas(native, found.get ?? found.value) ? found : undefined;
  }
  return undefined;
};

/** @param {any} value what the page gave @returns {any} what the wallet gets */
const real = (value) => weakGet(reals, value) ?? value;

/** As `real`; a function of the page is called with what the page may see. @param {any} value @param {number} number */
const inward = (value, number) => {
  if (typeof value !== "function" || weakHas(reals, value) || weakHas(hosts, value)) return real(value);
  const known = weakGet(guests, value);
  if (known) return known;
  const guest = new ProxyCtor(value, bare({
    apply: (/** @type {any} */ fn, /** @type {any} */ self, /** @type {any} */ args) =>
      apply(fn, outward(self, number), mapped(args, outward, number)),
  }));
  weakSet(guests, value, guest);
  weakSet(hosts, guest, value);
  return guest;
};

/** @param {any} args @param {(value: any, number: number) => any} change @param {number} number @returns {any} */
const mapped = (args, change, number) => {
  /** @type {any[]} */
  const list = bare([]);
  for (let at = 0; at < args.length; at++) add(list, change(args[at], number));
  return list;
};

/** @param {any} value what the wallet gives @param {number} number @returns {any} what the page gets */
const outward = (value, number) => {
  if (!isObject(value) || weakHas(reals, value)) return value;
  const known = weakGet(hosts, value) ?? weakGet(views, value);
  if (known) return known;
  if (getPrototypeOf(value) === PromiseCtor.prototype) return then(value, (/** @type {any} */ one) => outward(one, number));
  return isData(value, { left: MAX_NODES, empty: true }) ? value : view(value, number, "");
};

/**
 * Whether there is no function in it: the page may have it as it is.
 * @param {any} value
 * @param {{left: number, empty: boolean}} nodes how many to look at, and whether what is empty counts
 * @returns {boolean}
 */
const isData = (value, nodes) => {
  if (!isObject(value) || isView(value)) return true;
  if (typeof value === "function" || nodes.left-- <= 0) return false;
  const proto = getPrototypeOf(value);
  if (proto !== null && proto !== objectPrototype && !isArray(value)) return isError(value);
  const keys = ownKeys(value);
  for (let at = 0; at < keys.length; at++) if (!isData(value[keys[at] ?? 0], nodes)) return false;
  return nodes.empty || keys.length > (isArray(value) ? 1 : 0);
};

/** @param {any} value @returns {boolean} */
const isError = (value) => value !== null && (value === errorPrototype || isError(getPrototypeOf(value)));

/**
 * What a page gets of a wallet's object or function: the same to honest code, each time the same one. It is
 * built on a shadow, so that what is frozen can be shown too.
 * @param {any} value @param {number} number whose it is @param {PropertyKey} key the name it was read by
 * @returns {any}
 */
const view = (value, number, key) => {
  if (!isObject(value) || setHas(common, value) || weakHas(reals, value)) return value;
  if (typeof value === "function" && weakGet(keyOf, value) !== key && (isNotable(key) || !weakHas(keyOf, value))) {
    weakSet(keyOf, value, key);
  }
  const known = weakGet(hosts, value) ?? weakGet(views, value);
  if (known) return known;
  const shadow = typeof value === "function" ? bind(function () {}) : isArray(value) ? [] : create(null);
  const handler = create(traps);
  const made = new ProxyCtor(shadow, handler);
  weakSet(states, shadow, { __proto__: null, original: value, number, overlay: create(null), handler });
  weakSet(views, value, made);
  weakSet(reals, made, value);
  if (!isExtensible(value)) {
    solidify(shadow);
    preventExtensions(shadow);
  }
  return made;
};

/** Whether a function's name says what it does with its arguments. @param {PropertyKey} key */
const isNotable = (key) => isChannelName(key) || isSigner(key);

/** Writes a view's properties down on its shadow, where some of them may then be fixed. @param {any} shadow */
const solidify = (shadow) => {
  const state = weakGet(states, shadow);
  const { original, number, handler } = state;
  if (getPrototypeOf(handler) === calls) return;
  const closed = !isExtensible(original);
  const keys = keysOf(state);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    const found = /** @type {any} */ (described(state, key));
    if (closed) found.configurable = describe(original, key)?.configurable ?? true;
    defineProperty(shadow, key, found);
  }
  setPrototypeOf(shadow, view(getPrototypeOf(original), number, ""));
  setPrototypeOf(handler, calls);
};

/** @param {any} state @returns {PropertyKey[]} */
const keysOf = ({ original, overlay }) => {
  const keys = ownKeys(original);
  const more = ownKeys(overlay);
  for (let at = 0; at < more.length; at++) if (!describe(original, more[at] ?? 0)) add(keys, more[at]);
  return keys;
};

/** @param {any} state @param {PropertyKey} key */
const described = ({ original, number, overlay }, key) => {
  const written = describe(overlay, key);
  if (written) return written;
  const found = describe(original, key);
  if (!found) return undefined;
  const { enumerable, writable } = found;
  const configurable = !(isArray(original) && key === "length");
  if ("value" in found) return { __proto__: null, value: shown(found.value, number, key), writable, enumerable, configurable };
  return { __proto__: null, get: view(found.get, number, ""), set: view(found.set, number, ""), enumerable, configurable };
};

/** The most values of a property that are looked at, to show data as it is. */
const MAX_SHOWN = 200;

/** @param {any} value @param {number} number @param {PropertyKey} key */
const shown = (value, number, key) => {
  if (typeof key === "string" && elsewhere[key]) return value;
  // A list that is empty now may get a wallet later.
  if (typeof value === "object" && !weakHas(views, value) && isData(value, { left: MAX_SHOWN, empty: false })) return value;
  return view(value, number, key);
};

/** How every view behaves when it is called. @type {ProxyHandler<any>} */
const calls = freeze(bare({
  apply: (/** @type {any} */ shadow, /** @type {any} */ self, /** @type {any} */ args) => {
    const state = weakGet(states, shadow);
    const target = real(self);
    const number = weakGet(numberOf, target) ?? state.number;
    return callOf(state.original, target, mapped(args, inward, number), number);
  },
  construct: (/** @type {any} */ shadow, /** @type {any} */ args, /** @type {any} */ target) => {
    const { original, number } = weakGet(states, shadow);
    return outward(construct(original, mapped(args, inward, number), real(target)), number);
  },
}));

/** How a view behaves as long as it is not written down on its shadow. @type {ProxyHandler<any>} */
const traps = {
  get: (shadow, key, receiver) => {
    const { original, number, overlay } = weakGet(states, shadow);
    if (key in overlay) {
      const value = reflectGet(overlay, key, receiver);
      return typeof value === "function" ? value : view(value, number, key);
    }
    const ours = inherited(original, key);
    if (ours) return ours.get ? apply(ours.get, receiver, []) : ours.value;
    return shown(reflectGet(original, key, weakGet(reals, receiver) ?? original), number, key);
  },
  set: (shadow, key, value, receiver) => {
    const { original, overlay } = weakGet(states, shadow);
    if (receiver !== weakGet(views, original)) return put(receiver, key, value);
    deleteProperty(overlay, key);
    if (isObject(value)) return put(overlay, key, value);
    return inherited(original, key) ? put(original, key, value) : reflectSet(original, key, value, original);
  },
  has: (shadow, key) => {
    const { original, overlay } = weakGet(states, shadow);
    return key in overlay || has(original, key);
  },
  deleteProperty: (shadow, key) => {
    const { original, overlay } = weakGet(states, shadow);
    deleteProperty(overlay, key);
    return deleteProperty(original, key);
  },
  ownKeys: (shadow) => /** @type {any} */ (keysOf(weakGet(states, shadow))),
  getPrototypeOf: (shadow) => {
    const { original, number } = weakGet(states, shadow);
    return view(getPrototypeOf(original), number, "");
  },
  getOwnPropertyDescriptor: (shadow, key) => described(weakGet(states, shadow), key),
  defineProperty: (shadow, key, descriptor) => {
    if (bare(descriptor).configurable !== false) return defineProperty(weakGet(states, shadow).overlay, key, descriptor);
    solidify(shadow);
    return defineProperty(shadow, key, descriptor);
  },
  preventExtensions: (shadow) => {
    solidify(shadow);
    return preventExtensions(shadow);
  },
};
freeze(setPrototypeOf(traps, calls) && traps);

/**
 * A wallet's provider as the page gets it.
 * @param {any} original @param {string} name as it calls itself, or where it stands
 */
const wrap = (original, name) => {
  const provider = real(original);
  if (!isObject(provider) || setHas(common, provider)) return original;
  const number = weakGet(numberOf, provider);
  if (!number) weakSet(numberOf, provider, register(provider, name));
  else if (startsWith(mapGet(wallets, number).name, "window.")) mapSet(wallets, number, { original: provider, name });
  return view(provider, weakGet(numberOf, provider), "");
};
