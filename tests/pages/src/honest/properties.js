// What one sees of a provider by looking at it.

/** @param {any} provider */
export async function properties(provider) {
  await provider.request({ method: 'eth_chainId' });
  const names = Reflect.ownKeys(provider).map(String);
  const forIn = /** @type {string[]} */ ([]);
  for (const name in provider) forIn.push(name);
  const spread = { ...provider };
  const { prototype } = provider.constructor;
  return {
    names,
    keys: Object.keys(provider),
    // In what order, and with which of the inherited ones, engines do not agree for proxies.
    forIn: names.filter((name) => forIn.includes(name)),
    spread: Object.keys(spread).map((name) => [name, typeof spread[name]]),
    kinds: names.map((name) => typeof provider[name]),
    functions: names.filter((name) => typeof provider[name] === 'function').map((name) => [name, provider[name].name, provider[name].length]),
    texts: ['request', 'send', 'on', 'isConnected'].map((name) => Function.prototype.toString.call(provider[name])),
    text: [String(provider), Object.prototype.toString.call(provider), `${provider.request}`.slice(0, 40)],
    descriptors: names.map((name) => shapeOf(Object.getOwnPropertyDescriptor(provider, name))),
    same: [provider.request === provider.request, provider.on === provider.on, provider._state === provider._state, provider.constructor === provider.constructor],
    chain: chainOf(provider),
    instance: [provider instanceof Object, provider instanceof provider.constructor, prototype === Object.getPrototypeOf(provider), prototype.isPrototypeOf(provider)],
    values: [provider.chainId, provider.selectedAddress, provider.networkVersion, provider.isMetaMask, provider.isConnected(), provider._state.accounts, provider.missing],
    getter: thrown(() => Object.getOwnPropertyDescriptor(prototype, 'chainId')?.get?.call(provider)),
    tests: ['request' in provider, 'missing' in provider, Object.hasOwn(provider, 'request'), provider.hasOwnProperty('isMetaMask')],
    experimental: [typeof provider._metamask.isUnlocked, await provider._metamask.isUnlocked(), Object.keys(provider._metamask)],
    state: [Object.isFrozen(provider), Object.isExtensible(provider), JSON.stringify(provider._state)],
    changes: changesOf(provider),
    frozen: frozenOf(),
  };
}

/** @param {() => unknown} call */
function thrown(call) {
  try {
    return call();
  } catch (error) {
    return String(error);
  }
}

/** @param {PropertyDescriptor | undefined} descriptor */
const shapeOf = (descriptor) => descriptor && [Object.keys(descriptor), descriptor.enumerable, descriptor.writable, descriptor.configurable];

/** @param {any} provider */
function chainOf(provider) {
  const names = [];
  for (let at = Object.getPrototypeOf(provider); at; at = Object.getPrototypeOf(at)) names.push([at.constructor.name, Object.getOwnPropertyNames(at)]);
  return names;
}

/** What dapps and their tools change. @param {any} provider */
function changesOf(provider) {
  const original = provider.request;
  const calls = /** @type {unknown[]} */ ([]);
  const options = { some: 'thing' };
  provider.autoRefreshOnNetworkChange = false;
  provider.request = function (/** @type {unknown} */ args) {
    calls.push(args);
    return original.call(this, args);
  };
  void provider.request({ method: 'eth_accounts' });
  provider.options = options;
  Object.defineProperty(provider, 'defined', { value: 1, configurable: true });
  const found = [provider.autoRefreshOnNetworkChange, calls, provider.request === original, provider.options.some, provider.defined, Object.keys(provider).slice(-2)];
  provider.request = original;
  const derived = Object.create(provider);
  derived.own = 1;
  return [...found, provider.request === original, derived.isMetaMask, derived.chainId, provider.own, Object.keys(derived)];
}

/** Wallets may be frozen, and dapps freeze what they keep. */
function frozenOf() {
  const { ethereum } = Object.assign(window, { ethereum: Object.freeze({ isFrozen: true, nested: { list: [1, 2] }, request: (/** @type {unknown} */ args) => (args ? 1 : 0) }) });
  const { ethereum: kept } = Object.assign(window, { ethereum: { isKept: true, request: (/** @type {unknown} */ args) => (args ? 2 : 0) } });
  Object.freeze(kept);
  return [Object.isFrozen(ethereum), ethereum.nested.list, ethereum.request({ method: 'eth_chainId' }), Object.isFrozen(kept), kept.request({ method: 'eth_chainId' }), Object.keys(kept)];
}
