// Everything that a page may bend about what its objects inherit from, one after the other, and all ways to ask a wallet
// under each. These functions run in the page's world.

/** How a bent property behaves: it throws, lies, or is right every other time. */
export const MODES = /** @type {const} */ (['throws', 'lies', 'turns']);

/** Fields that somebody may look for in an object that lacks them. */
const FIELDS = [
  'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'toJSON', 'then', 'method', 'params', 'request', 'capabilities',
  'snapshot', 'error', 'kind', 'number', 'provider', 'name', 'type', 'data', 'id', 'code', 'message', 'detail', 'info', 'bubbles',
  'original', 'show', 'beside', 'overlay', 'handler', 'settle', 'text', 'left', 'apply', 'length', '0', '1', '2', 'index', 'groups',
  'lastIndex', 'raw', 'next', 'done', 'payload', 'phantom', 'ethereum', 'isWallet',
];

/** Those that are looked for in what is no plain object. */
const FEW = ['toJSON', 'then', 'method', 'params', 'get'];

/** The places of a world that are bent, by their owners' names. @returns {Record<string, any>} */
export function ownersOf() {
  const { getPrototypeOf } = Object;
  return {
    Object, Array, Promise, Reflect, JSON, Proxy, String, Symbol,
    'Object.prototype': Object.prototype,
    'Array.prototype': Array.prototype,
    'String.prototype': String.prototype,
    'Function.prototype': Function.prototype,
    'Promise.prototype': Promise.prototype,
    'RegExp.prototype': RegExp.prototype,
    'Number.prototype': Number.prototype,
    'Error.prototype': Error.prototype,
    'Map.prototype': Map.prototype,
    'WeakMap.prototype': WeakMap.prototype,
    'WeakSet.prototype': WeakSet.prototype,
    'list iterator': getPrototypeOf([][Symbol.iterator]()),
  };
}

/** Symbols by which the language asks an object how to go on. */
const SYMBOLS = Reflect.ownKeys(Symbol).map((name) => /** @type {any} */ (Symbol)[name]).filter((one) => typeof one === 'symbol');

/** @param {string} name @returns {PropertyKey[]} what is bent there: what it has, and what somebody may look for */
export function placesOf(name) {
  const owner = ownersOf()[name];
  const own = Reflect.ownKeys(owner).filter((key) => Reflect.getOwnPropertyDescriptor(owner, key)?.configurable);
  const symbols = name.endsWith('prototype') ? SYMBOLS : [];
  const fields = name === 'Object.prototype' ? FIELDS : name.endsWith('prototype') ? FEW : [];
  return [...new Set([...own, ...symbols, ...fields])];
}

/**
 * Bends one property and then asks in every way; what passes through the bent property is tried as a wallet itself.
 * @param {{window: any, evil: string, shown: string}} page
 * @param {any} owner @param {PropertyKey} key @param {string} mode
 */
export function sweep({ window, evil, shown }, owner, key, mode) {
  const { parse } = JSON;
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const { ethereum } = window;
  const { runtime } = window.chrome;
  /** @type {any[]} */
  const taken = [];
  let many = 0;
  /** @param {any} one */
  const take = (one) => {
    if (many < 400) defineProperty(taken, many++, /** @type {any} */ ({ __proto__: null, value: one, configurable: true, writable: true, enumerable: true }));
  };
  const lies = ['ethchainid', parse(evil), undefined, null, true, 0, () => 'ethchainid', parse(evil).params];
  let times = 0;
  const before = getOwnPropertyDescriptor(owner, key);
  const original = before?.value ?? before?.get;
  let busy = false;
  const bent = /** @this {any} */ function (/** @type {any[]} */ ...args) {
    if (busy) return typeof original === 'function' ? apply(original, this, args) : undefined;
    take(this);
    for (let at = 0; at < args.length; at++) take(args[at]);
    times++;
    if (mode === 'throws') throw 'bent';
    if (mode === 'turns' && times % 2) return typeof original === 'function' ? apply(original, this, args) : undefined;
    return lies[times % 8];
  };
  const isCalled = typeof before?.value === 'function' || (!before && typeof key === 'symbol');
  /** @type {any} */
  const made = isCalled
    ? { __proto__: null, value: bent, configurable: true, writable: true }
    : { __proto__: null, get: bent, set: bent, configurable: true };
  if (!defineProperty(owner, key, made)) return;

  /** @param {() => unknown} run */
  const attempt = (run) => {
    try { run(); } catch { /* As the hook or the bent property says it. */ }
  };
  const quiet = () => {};
  /** The request anew, without the bent property. @param {string} text @returns {any} */
  const anew = (text) => {
    busy = true;
    const value = parse(text);
    busy = false;
    return value;
  };
  /** @param {any} provider */
  const askAll = (provider) => {
    attempt(() => provider.request(anew(shown)));
    attempt(() => provider.request(anew(evil)));
    attempt(() => provider.request({}));
    attempt(() => provider.sendAsync(anew(evil), quiet));
    attempt(() => provider.sendAsync({ id: 7 }, quiet));
    attempt(() => provider.sendAsync([anew(shown), anew(evil)], quiet));
    attempt(() => provider.send('eth_sendTransaction', anew(evil).params));
    attempt(() => provider.send(7, quiet));
    attempt(() => provider.signTransaction(anew(evil).params[0]));
    attempt(() => provider.requestBatch(anew(shown), anew(evil)));
    attempt(() => provider.pass({ payload: anew(evil) }));
    attempt(() => provider.inner.deep.request(anew(evil)));
  };
  askAll(ethereum);
  attempt(() => window.phantom);
  attempt(() => askAll(window.phantom.ethereum));
  attempt(() => ethereum.providers[0].request(anew(evil)));
  attempt(() => ethereum.self.request(anew(evil)));
  attempt(() => window.addEventListener('eip6963:announceProvider', (/** @type {any} */ { detail }) => attempt(() => askAll(detail.provider))));
  attempt(() => window.dispatchEvent(new window.Event('eip6963:requestProvider')));
  attempt(() => runtime.connect('x').postMessage({ type: 'caip-348', data: anew(evil) }));
  attempt(() => runtime.sendMessage('x', { type: 'caip-348', data: anew(evil) }));
  attempt(() => void ethereum.mine);
  attempt(() => { ethereum.mine = 1; });
  attempt(() => `${ethereum}`);
  attempt(() => window.later(() => {
    for (let at = 0; at < many; at++) {
      const one = taken[at];
      attempt(() => one.request(anew(evil)));
      attempt(() => one.sendAsync(anew(evil), quiet));
      attempt(() => one.postMessage({ type: 'caip-348', data: anew(evil) }));
      if (typeof one === 'function') attempt(() => apply(one, ethereum, [anew(evil), quiet]));
      // What is on its way may be changed where it stands.
      attempt(() => { if (getOwnPropertyDescriptor(one, 'snapshot')) one.snapshot = evil; });
      attempt(() => { if (getOwnPropertyDescriptor(one, 'params')) one.params = anew(evil).params; });
    }
  }));
}
