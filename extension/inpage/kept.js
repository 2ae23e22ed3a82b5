// @ts-check
/** Properties that are kept, whoever defines them. */
"use strict";

/** Properties that we keep: object → name → how it is shown, and what it would be without us. */
const kept = new WeakMap();

/** @param {any} holder @param {PropertyKey} name */
const keptBy = (holder, name) => (typeof name === "string" ? weakGet(kept, holder)?.[name] : undefined);

/**
 * Keeps one property of an object: whatever a wallet puts there, however and whenever, the page gets what
 * `show` makes of it. What would stand there without us is on an object beside it.
 *
 * It stays configurable: a script that begins with `const { ethereum } = window` would not run otherwise.
 * @param {any} holder @param {string} name
 * @param {(value: any) => any} show
 * @returns {boolean} false if somebody ahead of us made it unchangeable
 */
const keep = (holder, name, show) => {
  const before = describe(holder, name);
  if (before && !before.configurable) return false;
  const beside = create(null);
  const get = () => show(reflectGet(beside, name, holder));
  const keeping = { __proto__: null, show, beside, get };
  const earlier = before?.get && changeable(holder[name]);
  if (before) defineProperty(beside, name, before);
  const done = install(holder, name, keeping);
  // A hook that was left behind keeps it too, and ours now stands within that: what stood there must not lead back out.
  if (earlier && describe(holder, name)?.get !== get) defineProperty(beside, name, earlier);
  // Last, or what interrupts us would leave open what is said to be kept.
  const all = weakGet(kept, holder) ?? create(null);
  all[name] = keeping;
  weakSet(kept, holder, all);
  return done;
};

/** @param {any} holder @param {string} name @param {any} keeping */
const install = (holder, name, keeping) => {
  const { show, beside, get } = keeping;
  return defineProperty(holder, name, bare({
    configurable: true,
    enumerable: describe(beside, name)?.enumerable ?? false,
    get,
    set: (/** @type {any} */ value) => {
      const found = describe(beside, name);
      if (found?.set) return void apply(found.set, holder, [show(value)]);
      if (found && !found.writable) return;
      defineProperty(beside, name, found ? bare({ ...found, value }) : changeable(value));
      install(holder, name, keeping);
    },
  }));
};

/**
 * As `Reflect.defineProperty`, with regard to the properties that we keep.
 * @param {any} holder @param {PropertyKey} name @param {any} descriptor
 */
const define = (holder, name, descriptor) => {
  const found = keptBy(holder, name);
  if (!found) return defineProperty(holder, name, descriptor);
  return defineProperty(found.beside, name, descriptor) && install(holder, /** @type {string} */ (name), found);
};

/** @param {any} holder @param {PropertyKey} name @param {any} descriptor */
const defineOrThrow = (holder, name, descriptor) => {
  if (define(holder, name, descriptor)) return holder;
  throw construct(TypeErrorCtor, ["Cannot redefine property"]);
};

/**
 * Replaces a function of the browser by one that looks the same.
 * @param {any} holder @param {string} name
 * @param {(native: any, self: any, args: any) => any} run
 */
const replace = (holder, name, run) => {
  const found = describe(holder, name);
  const native = found?.value;
  if (typeof native !== "function") return;
  const made = new ProxyCtor(native, bare({ apply: run }));
  weakSet(reals, made, native);
  weakSet(views, native, made);
  setAdd(common, made);
  defineProperty(holder, name, bare({ ...found, value: made }));
};

replace(Object, "defineProperty", (native, self, args) =>
  keptBy(args[0], args[1]) ? defineOrThrow(args[0], args[1], args[2]) : apply(native, self, args));
replace(Reflect, "defineProperty", (native, self, args) =>
  keptBy(args[0], args[1]) ? define(args[0], args[1], args[2]) : apply(native, self, args));
replace(Object, "defineProperties", (native, self, args) => {
  if (!weakHas(kept, args[0])) return apply(native, self, args);
  const keys = ownKeys(args[1]);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    if (describe(args[1], key)?.enumerable) defineOrThrow(args[0], key, args[1][key]);
  }
  return args[0];
});
replace(Function.prototype, "toString", (native, self, args) => apply(native, real(self), args));
