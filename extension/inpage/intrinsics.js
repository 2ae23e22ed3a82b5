// @ts-check
/**
 * What runs in the page's own world, before any script of the page; this is the first part. What a page gets of a wallet
 * is a view of it, in which a request that could give authority waits for a decision.
 *
 * The page owns this world, so nothing here is the last word (content/ guards known wallets' messages whatever happens
 * here). Still: every intrinsic is captured once, here, and none that calls back into the page by what it finds on a
 * prototype; nothing is looked up on a prototype afterwards, identity lives in WeakMaps, and the page never sees an id, a
 * chain or a verdict. The build joins the parts into one function: top-level
 * names of scripts in this world are visible to the page.
 */
"use strict";

const { apply, construct, get: reflectGet, set: reflectSet, has, ownKeys, getPrototypeOf } = Reflect;
const { defineProperty, deleteProperty, isExtensible, preventExtensions } = Reflect;
const { setPrototypeOf } = Reflect;
const objectPrototype = Object.prototype;
const errorPrototype = Error.prototype;
const stringPrototype = String.prototype;
const { freeze, create } = Object;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { stringify, parse } = JSON;
const ObjectCtor = Object;
const PromiseCtor = Promise;
const ProxyCtor = Proxy;
const ErrorCtor = Error;
const TypeErrorCtor = TypeError;
const CustomEventCtor = CustomEvent;
const later = setTimeout;

/**
 * `fn.call(self, …args)` that survives a poisoned `Function.prototype`.
 * @param {Function} fn
 * @returns {(self: any, ...args: any[]) => any}
 */
const uncurry = (fn) => (self, ...args) => apply(fn, self, args);

/** An object that nothing is looked up behind. @template {object | undefined} T @param {T} value @returns {T} */
const bare = (value) => (value && setPrototypeOf(value, null), value);

const { getOwnPropertyDescriptor } = Reflect;
/** A property of the object's own. @param {any} object @param {PropertyKey} key */
const describe = (object, key) => bare(getOwnPropertyDescriptor(object, key));
/** A field of an object that JSON made; what stands on a prototype is not its. @param {any} object @param {PropertyKey} key @returns {any} */
const own = (object, key) => describe(object, key)?.value;

/** @type {(promise: any, ok: any, bad?: any) => any} */
const settleThen = uncurry(Promise.prototype.then);
/**
 * `promise.then(ok, bad)`. It makes a promise of the class that a `constructor` names, and asks the page's prototype
 * for one, which then would have the promise.
 * @param {any} promise @param {any} ok @param {any} [bad]
 */
const then = (promise, ok, bad) => {
  defineProperty(promise, "constructor", bare({ value: undefined, configurable: true }));
  const made = settleThen(promise, ok, bad);
  deleteProperty(promise, "constructor");
  return made;
};

const mapGet = uncurry(Map.prototype.get);
const mapSet = uncurry(Map.prototype.set);
const mapDelete = uncurry(Map.prototype.delete);
const mapEach = uncurry(Map.prototype.forEach);
const weakGet = uncurry(WeakMap.prototype.get);
const weakSet = uncurry(WeakMap.prototype.set);
const weakHas = uncurry(WeakMap.prototype.has);
const setHas = uncurry(WeakSet.prototype.has);
const setAdd = uncurry(WeakSet.prototype.add);
const lowerCase = uncurry(String.prototype.toLowerCase);
const startsWith = uncurry(String.prototype.startsWith);
const indexOf = uncurry(String.prototype.indexOf);
const execute = uncurry(RegExp.prototype.exec);
const bind = uncurry(Function.prototype.bind);
const post = uncurry(MessagePort.prototype.postMessage);
const listen = uncurry(EventTarget.prototype.addEventListener);
const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
const stopEvent = uncurry(Event.prototype.stopImmediatePropagation);
/** @type {(event: Event) => any} */
const detailOf = uncurry(/** @type {any} */ (describe(CustomEvent.prototype, "detail")).get);
/** @type {(event: Event) => any} */
const dataOf = uncurry(/** @type {any} */ (describe(MessageEvent.prototype, "data")).get);

/** @param {string} names @returns {Record<string, boolean>} */
const table = (names) => {
  const made = create(null);
  for (const name of names.split(" ")) made[name] = true;
  return made;
};
