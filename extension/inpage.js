// @ts-check
/**
 * Runs in the page's own world, before any script of the page: wraps every wallet provider so that a
 * request which could give authority waits for a decision. One IIFE in one file: top-level names of
 * MAIN-world scripts are visible to the page.
 *
 * The page owns this world, so nothing here is the last word (content.js guards known wallets' messages
 * whatever happens here). Still: every intrinsic is captured once, identity lives in WeakMaps, and the page
 * never sees an id, a chain or a verdict.
 */
(() => {
  "use strict";

  const { apply, construct, get: reflectGet, set: reflectSet, has, ownKeys, getPrototypeOf } = Reflect;
  const { defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
  const { freeze, create } = Object;
  const { isArray } = Array;
  const { stringify, parse } = JSON;
  const PromiseCtor = Promise;
  const ProxyCtor = Proxy;
  const ErrorCtor = Error;
  const CustomEventCtor = CustomEvent;

  /**
   * `fn.call(self, …args)` that survives a poisoned `Function.prototype`.
   * @param {Function} fn
   * @returns {(self: any, ...args: any[]) => any}
   */
  const uncurry = (fn) => (self, ...args) => apply(fn, self, args);

  const then = uncurry(Promise.prototype.then);
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapDelete = uncurry(Map.prototype.delete);
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const weakHas = uncurry(WeakMap.prototype.has);
  const replaceText = uncurry(String.prototype.replaceAll);
  const lowerCase = uncurry(String.prototype.toLowerCase);
  const post = uncurry(MessagePort.prototype.postMessage);
  const listen = uncurry(EventTarget.prototype.addEventListener);
  const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
  const stop = uncurry(Event.prototype.stopImmediatePropagation);
  /** @type {(event: Event) => any} */
  const detailOf = uncurry(/** @type {any} */ (getOwnPropertyDescriptor(CustomEvent.prototype, "detail")).get);
  /** @type {(event: Event) => any} */
  const dataOf = uncurry(/** @type {any} */ (getOwnPropertyDescriptor(MessageEvent.prototype, "data")).get);

  /** Methods that pass unseen: reads, connecting, switching. Normalised: no `_`, lower case. */
  const harmless = create(null);
  for (const name of [
    // <generated harmless-methods>
    "ethaccounts",
    "ethbasefee",
    "ethblobbasefee",
    "ethblocknumber",
    "ethcall",
    "ethchainid",
    "ethcoinbase",
    "ethconfig",
    "ethcreateaccesslist",
    "ethdecrypt",
    "ethestimategas",
    "ethestimateuseroperationgas",
    "ethfeehistory",
    "ethgasprice",
    "ethgetaccount",
    "ethgetbalance",
    "ethgetblockbyhash",
    "ethgetblockbynumber",
    "ethgetblockreceipts",
    "ethgetblocktransactioncountbyhash",
    "ethgetblocktransactioncountbynumber",
    "ethgetcode",
    "ethgetencryptionpublickey",
    "ethgetfilterchanges",
    "ethgetfilterlogs",
    "ethgetheaderbyhash",
    "ethgetheaderbynumber",
    "ethgetlogs",
    "ethgetproof",
    "ethgetrawtransactionbyblockhashandindex",
    "ethgetrawtransactionbyblocknumberandindex",
    "ethgetrawtransactionbyhash",
    "ethgetstorageat",
    "ethgetstoragevalues",
    "ethgettransactionbyblockhashandindex",
    "ethgettransactionbyblocknumberandindex",
    "ethgettransactionbyhash",
    "ethgettransactioncount",
    "ethgettransactionreceipt",
    "ethgetunclebyblockhashandindex",
    "ethgetunclebyblocknumberandindex",
    "ethgetunclecountbyblockhash",
    "ethgetunclecountbyblocknumber",
    "ethgetuseroperationbyhash",
    "ethgetuseroperationreceipt",
    "ethgetwork",
    "ethhashrate",
    "ethmaxpriorityfeepergas",
    "ethmining",
    "ethnewblockfilter",
    "ethnewfilter",
    "ethnewpendingtransactionfilter",
    "ethprotocolversion",
    "ethrequestaccounts",
    "ethsendrawtransaction",
    "ethsendrawtransactionconditional",
    "ethsendrawtransactionsync",
    "ethsimulatev1",
    "ethsubmithashrate",
    "ethsubmitwork",
    "ethsubscribe",
    "ethsubscription",
    "ethsupportedentrypoints",
    "ethsyncing",
    "ethuninstallfilter",
    "ethunsubscribe",
    "metamaskgetproviderstate",
    "metamasklogweb3shimusage",
    "metamasksenddomainmetadata",
    "metamaskwatchasset",
    "netlistening",
    "netpeercount",
    "netversion",
    "personalecrecover",
    "walletaddethereumchain",
    "walletgetcallsstatus",
    "walletgetcapabilities",
    "walletgetpermissions",
    "walletregisteronboarding",
    "walletrevokepermissions",
    "walletshowcallsstatus",
    "walletswitchethereumchain",
    "walletwatchasset",
    "web3clientversion",
    "web3sha3",
    // </generated harmless-methods>
  ]) harmless[name] = true;

  /** @param {string} method */
  const isHarmless = (method) => harmless[lowerCase(replaceText(method, "_", ""))] === true;

  const channel = new MessageChannel();
  const port = channel.port1;
  /** Decisions that are waited for, by the number of their request. */
  const waiting = new Map();
  /** Wrapped providers by number: how content.js names them. */
  const originals = new Map();
  let requests = 0;
  let providers = 0;

  /**
   * The error a dapp gets, shaped as EIP-1193 asks.
   * @param {{code: number, message: string}} error
   */
  const rpcError = (error) => {
    const made = /** @type {any} */ (construct(ErrorCtor, [error.message]));
    defineProperty(made, "code", { value: error.code, enumerable: true, configurable: true, writable: true });
    return made;
  };

  const invalid = (/** @type {string} */ message) => rpcError({ code: -32600, message });

  /**
   * Asks for a decision about `snapshot` (JSON text). Resolves to what may be forwarded.
   * @param {string} snapshot
   * @param {number} provider
   * @returns {Promise<{snapshot: any, settle: (ok: boolean) => void}>}
   */
  const decide = (snapshot, provider) => {
    const number = ++requests;
    return new PromiseCtor((resolve, reject) => {
      mapSet(waiting, number, (/** @type {any} */ message) => {
        mapDelete(waiting, number);
        if (message.error) return reject(rpcError(message.error));
        const settle = (/** @type {boolean} */ ok) => post(port, { kind: "settled", number, ok });
        resolve(freeze({ __proto__: null, snapshot: parse(message.snapshot), settle }));
      });
      const { name } = mapGet(originals, provider);
      post(port, { kind: "request", number, snapshot, provider, name });
    });
  };

  /**
   * Forwards after a decision and reports how the wallet answered.
   * @param {string} snapshot
   * @param {number} provider
   * @param {(clean: any) => any} forward
   */
  const decideThen = (snapshot, provider, forward) =>
    then(decide(snapshot, provider), (/** @type {any} */ { snapshot: clean, settle }) => {
      const answer = new PromiseCtor((resolve) => resolve(forward(clean)));
      then(answer, () => settle(true), () => settle(false));
      return answer;
    });

  /**
   * One JSON text of what the page asks, read from the page's object exactly once.
   * @param {any} asked
   * @returns {string}
   */
  const snapshotOf = (asked) => {
    const text = stringify(asked);
    if (typeof text !== "string") throw invalid("The request cannot be written as JSON.");
    return text;
  };

  /**
   * `provider.request({method, params})`.
   * @param {any} original
   * @param {number} number
   */
  const guardRequest = (original, number) => function request(/** @type {any} */ args) {
    try {
      if (typeof args !== "object" || args === null || isArray(args)) throw invalid("Expected one object.");
      const method = args.method;
      if (typeof method !== "string") throw invalid("The method must be a string.");
      const params = args.params;
      if (isHarmless(method)) return original.request({ method, params });
      return decideThen(snapshotOf({ method, params }), number, (clean) => original.request(clean));
    } catch (error) {
      return new PromiseCtor((_, reject) => reject(error));
    }
  };

  /**
   * The legacy callback form, of one payload or an array of them.
   * @param {any} original
   * @param {"send" | "sendAsync"} name
   * @param {number} number
   * @param {any} payload
   * @param {Function} callback
   */
  const guardCallback = (original, name, number, payload, callback) => {
    const text = snapshotOf(payload);
    const clean = parse(text);
    const list = isArray(clean) ? clean : [clean];
    let pass = true;
    for (let at = 0; at < list.length; at++) {
      const method = list[at]?.method;
      if (typeof method !== "string" || !isHarmless(method)) pass = false;
    }
    if (pass) return original[name](clean, callback);
    const forward = (/** @type {any} */ judged) =>
      new PromiseCtor((resolve, reject) => {
        original[name](judged, (/** @type {any} */ error, /** @type {any} */ response) => {
          (error ? reject : resolve)(undefined);
          callback(error, response);
        });
      });
    const fail = (/** @type {any} */ error) => {
      const plain = { code: error.code, message: error.message };
      callback(error, isArray(clean) ? undefined : { id: clean?.id, jsonrpc: "2.0", error: plain });
    };
    let forwarded = false;
    then(
      decideThen(text, number, (judged) => { forwarded = true; return forward(judged); }),
      () => {},
      (/** @type {any} */ error) => { if (!forwarded) fail(error); },
    );
  };

  /**
   * `provider.send`: `(method, params)`, `(payload, callback)` or the synchronous `(payload)`.
   * @param {any} original
   * @param {number} number
   */
  const guardSend = (original, number) => function send(/** @type {any} */ first, /** @type {any} */ second) {
    if (typeof first === "string") {
      if (isHarmless(first)) return original.send(first, second);
      try {
        const text = snapshotOf({ method: first, params: second });
        return decideThen(text, number, (clean) => original.send(clean.method, clean.params));
      } catch (error) {
        return new PromiseCtor((_, reject) => reject(error));
      }
    }
    if (typeof second === "function") return guardCallback(original, "send", number, first, second);
    const clean = parse(snapshotOf(first));
    if (typeof clean?.method === "string" && isHarmless(clean.method)) return original.send(clean);
    throw rpcError({ code: 4200, message: "This method cannot be called synchronously." });
  };

  /**
   * @param {any} original
   * @param {number} number
   */
  const guardSendAsync = (original, number) =>
    function sendAsync(/** @type {any} */ payload, /** @type {any} */ callback) {
      if (typeof callback !== "function") throw invalid("Expected a callback.");
      return guardCallback(original, "sendAsync", number, payload, callback);
    };

  const guards = freeze({ __proto__: null, request: guardRequest, send: guardSend, sendAsync: guardSendAsync });

  /** original → wrapper, and wrapper → itself. */
  const wrappers = new WeakMap();

  const isProvider = (/** @type {any} */ value) =>
    typeof value === "object" && value !== null && typeof value.request === "function";

  /**
   * The wrapper of a provider: the same object to honest code, with guarded `request`, `send`, `sendAsync`.
   * The proxy's target is a shadow, so that a frozen provider can be wrapped too.
   * @param {any} original
   * @param {string} name
   * @returns {any}
   */
  const wrap = (original, name) => {
    if (!isProvider(original)) return original;
    if (weakHas(wrappers, original)) return weakGet(wrappers, original);
    const number = ++providers;
    mapSet(originals, number, { original, name });
    const guarded = create(null);
    /** Functions and objects that the page set: kept here, so that none runs with the original as `this`. */
    const overlay = create(null);

    /** @param {any} self */
    const outward = (self) => (self === original ? wrapper : self);

    /** A listener of the page as the wallet gets it: the same one each time, with the wrapper as `this`. */
    const listener = (/** @type {any} */ fn) => cached(fn, () => new ProxyCtor(fn, {
      apply: (target, self, args) => apply(target, outward(self), args),
    }));

    /** A method as the page gets it: run on the original, since wallets keep private fields. */
    const method = (/** @type {PropertyKey} */ key, /** @type {any} */ fn) => {
      const guard = typeof key === "string" ? /** @type {any} */ (guards)[key] : undefined;
      if (guard) return (guarded[key] ??= guard(original, number));
      return cached(fn, () => new ProxyCtor(fn, {
        apply: (target, self, args) => {
          const list = [];
          for (let at = 0; at < args.length; at++) {
            list[at] = typeof args[at] === "function" ? listener(args[at]) : args[at];
          }
          return outward(apply(target, self === wrapper ? original : self, list));
        },
      }));
    };

    const views = new WeakMap();
    const cached = (/** @type {object} */ value, /** @type {() => object} */ make) => {
      if (!weakHas(views, value)) weakSet(views, value, make());
      return weakGet(views, value);
    };

    const shown = (/** @type {PropertyKey} */ key, /** @type {any} */ value) => {
      if (key === "constructor") return value;
      if (typeof value === "function") return method(key, value);
      if (isArray(value)) {
        const list = [];
        for (let at = 0; at < value.length; at++) list[at] = isProvider(value[at]) ? wrap(value[at], name) : value[at];
        return list;
      }
      return isProvider(value) ? wrap(value, name) : value;
    };

    const read = (/** @type {PropertyKey} */ key) =>
      key in overlay ? overlay[key] : shown(key, reflectGet(original, key, original));

    /** @type {any} */
    const wrapper = new ProxyCtor(create(getPrototypeOf(original)), {
      get: (_, key) => read(key),
      set: (_, key, value) => {
        if (typeof key === "string" && key in guards) return false;
        if (typeof value !== "function" && typeof value !== "object") return reflectSet(original, key, value, original);
        overlay[key] = value;
        return true;
      },
      has: (_, key) => key in overlay || has(original, key),
      deleteProperty: (_, key) => (delete overlay[key], deleteProperty(original, key)),
      ownKeys: () => ownKeys(original),
      getPrototypeOf: () => getPrototypeOf(original),
      getOwnPropertyDescriptor: (_, key) => {
        const found = getOwnPropertyDescriptor(original, key);
        return found && { value: read(key), writable: true, enumerable: !!found.enumerable, configurable: true };
      },
      defineProperty: (target, key, { value, get }) => (get ? false : reflectSet(wrapper, key, value)),
      setPrototypeOf: () => false,
      preventExtensions: () => false,
    });
    weakSet(wrappers, original, wrapper);
    weakSet(wrappers, wrapper, wrapper);
    return wrapper;
  };

  /** Announcements that we made ourselves. */
  const ours = new WeakSet();
  const oursHas = uncurry(WeakSet.prototype.has);
  const oursAdd = uncurry(WeakSet.prototype.add);

  /** @param {Event} event an EIP-6963 announcement */
  const onAnnounce = (event) => {
    if (oursHas(ours, event)) return;
    stop(event);
    const detail = event instanceof CustomEventCtor ? detailOf(event) : undefined;
    if (!isProvider(detail?.provider)) return;
    const info = freeze({ ...detail.info });
    const provider = wrap(detail.provider, typeof info.name === "string" ? info.name : "");
    const replaced = new CustomEventCtor("eip6963:announceProvider", { detail: freeze({ info, provider }) });
    oursAdd(ours, replaced);
    dispatch(window, replaced);
  };

  /** Keeps `window.ethereum` wrapped, whenever a wallet sets it. */
  const guardWindow = () => {
    const before = getOwnPropertyDescriptor(window, "ethereum");
    if (before && !before.configurable) return;
    let current = wrap(/** @type {any} */ (window).ethereum, "window.ethereum");
    defineProperty(window, "ethereum", {
      configurable: true,
      enumerable: true,
      get: () => current,
      set: (value) => { current = wrap(value, "window.ethereum"); },
    });
  };

  /**
   * A call that content.js makes for Countersign itself: a revocation, or the probe that tells which
   * transport a provider uses.
   * @param {{number: number, provider: number, request: string}} message
   */
  const call = ({ number, provider, request }) => {
    const found = mapGet(originals, provider);
    const answer = new PromiseCtor((resolve, reject) =>
      found ? resolve(found.original.request(parse(request))) : reject(invalid("This wallet is gone.")));
    then(
      answer,
      (/** @type {any} */ result) => post(port, { kind: "answer", number, result: stringify(result) ?? "null" }),
      (/** @type {any} */ error) => {
        const code = typeof error?.code === "number" ? error.code : -32603;
        post(port, { kind: "answer", number, error: { code, message: `${error?.message}` } });
      },
    );
  };

  port.onmessage = (event) => {
    const message = dataOf(event);
    if (message.kind === "call") call(message);
    else mapGet(waiting, message.number)?.(message);
  };

  listen(window, "eip6963:announceProvider", onAnnounce, true);
  guardWindow();
  dispatch(document, new MessageEvent("countersign", { ports: [channel.port2] }));
})();
