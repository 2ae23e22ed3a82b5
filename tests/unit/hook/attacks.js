// What pages did once to get something past the hook, each by itself. These functions run in the page's world; `evil` is what
// a person would refuse and `shown` what they would allow, as JSON text.

/**
 * @typedef {object} Page
 * @property {any} window
 * @property {any} ethereum the wallet as the page gets it
 * @property {string} evil
 * @property {string} shown
 * @property {(run: () => unknown) => void} attempt does it, whether it throws or not
 */

/** @type {Record<string, (page: Page) => void>} */
export const ATTACKS = {
  'replaceAll finds Symbol.replace on a text': ({ ethereum, evil, attempt }) => {
    // @ts-expect-error: what a page writes
    String.prototype[Symbol.replace] = () => 'ethchainid';
    attempt(() => ethereum.request(JSON.parse(evil)));
  },
  'the request stands on Object.prototype': ({ ethereum, evil, attempt }) => {
    Object.assign(Object.prototype, JSON.parse(evil));
    attempt(() => ethereum.request({ method: undefined, params: undefined }));
    attempt(() => ethereum.request({}));
    attempt(() => ethereum.sendAsync({ id: 7 }, () => {}));
    attempt(() => ethereum.sendAsync([{ id: 7 }], () => {}));
  },
  'the request comes to stand on Object.prototype after it was read': ({ ethereum, evil, attempt }) => {
    const hidden = JSON.parse(evil);
    for (const after of [0, 1, 2, 3]) {
      let reads = 0;
      for (const key of ['method', 'params']) {
        Object.defineProperty(Object.prototype, key, { configurable: true, get() {
          return this.id === 7 && reads++ >= after ? hidden[key] : undefined;
        } });
      }
      attempt(() => ethereum.send({ id: 7 }, () => {}));
      attempt(() => ethereum.request({ id: 7 }));
    }
  },
  'what keeps a property is interrupted': ({ window, evil, attempt }) => {
    const poison = { get: () => undefined, set: () => {}, value: 1 };
    for (const [key, value] of Object.entries(poison)) {
      /** @type {any} */ (Object.prototype)[key] = value;
      attempt(() => void window.phantom)
      delete /** @type {any} */ (Object.prototype)[key];
    }
    window.phantom.ethereum.request(JSON.parse(evil));
  },
  'toJSON falls silent the second time': ({ ethereum, evil, attempt }) => {
    let writes = 0;
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value() { return ++writes % 2 ? this : undefined; } });
    const hidden = JSON.parse(evil);
    attempt(() => ethereum.request(hidden).catch(() => {}));
    attempt(() => ethereum.send(hidden.method, hidden.params));
    writes++;
    attempt(() => ethereum.send(hidden.method, hidden.params));
  },
  'toJSON of the request itself': ({ ethereum, evil, attempt }) => {
    const hidden = JSON.parse(evil);
    let reads = 0;
    Object.defineProperty(Number.prototype, 'method', { get: () => (reads++ ? hidden.method : 'eth_chainId') });
    Object.defineProperty(Number.prototype, 'params', { get: () => hidden.params });
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { return this.method ? 5 : this; } });
    attempt(() => ethereum.request(hidden));
    attempt(() => ethereum.sendAsync({ method: 'eth_sendTransaction' }, () => {}));
  },
  'a text is judged by a harmless method among its params': ({ ethereum, evil, attempt }) => {
    const { method, params } = JSON.parse(evil);
    attempt(() => ethereum.send(method, [{ ...params[0], method: 'eth_chainId' }]));
  },
  'a function is judged by a harmless method in its argument': ({ ethereum, evil, attempt }) => {
    attempt(() => ethereum.signTransaction({ ...JSON.parse(evil).params[0], method: 'eth_chainId' }));
  },
  'a list of bytes carries the request': ({ ethereum, evil, attempt }) => {
    attempt(() => ethereum.sendAsync(Object.assign(new Uint8Array(1), JSON.parse(evil)), () => {}));
  },
  'an object of the wallet carries the request': ({ ethereum, evil, attempt }) => {
    const { method, params } = JSON.parse(evil);
    for (const carrier of [ethereum, ethereum.inner]) {
      carrier.method = method;
      carrier.params = params;
      /** @type {any} */ (Object.prototype).params = params;
      attempt(() => ethereum.sendAsync(carrier, () => {}));
      attempt(() => ethereum.request(carrier));
    }
  },
  'Object.prototype sees the wallet': ({ ethereum, evil, attempt }) => {
    /** @type {any[]} */
    const taken = [];
    const take = /** @this {any} */ function () { taken.push(this); return undefined; };
    for (const owner of [Object.prototype, Function.prototype]) {
      Object.defineProperty(owner, 'mine', { configurable: true, get: take, set: take });
      /** @type {any} */ (owner).also = take;
    }
    const { toString } = Object.prototype;
    Object.prototype.toString = /** @type {any} */ (take);
    Object.defineProperty(Object.prototype, Symbol.toStringTag, { configurable: true, get: take });
    for (const one of [ethereum, ethereum.request, ethereum.inner, Object.getPrototypeOf(ethereum)]) {
      void one.mine;
      one.mine = 1;
      one.also();
      `${one}`;
      toString.call(one);
      attempt(() => one.toLocaleString())
    }
    for (const one of [...taken]) {
      attempt(() => one.request(JSON.parse(evil)))
      attempt(() => one.call(ethereum, JSON.parse(evil)))
    }
  },
  'what stands behind every function sees the wallet': ({ ethereum, evil, attempt }) => {
    /** @type {any[]} */
    const taken = [];
    const trap = new Proxy({}, { get: (_, _key, receiver) => void taken.push(receiver), set: (_, _key, _value, receiver) => taken.push(receiver) > 0 });
    Object.setPrototypeOf(Function.prototype, trap);
    void ethereum.sendAsync.mine;
    ethereum.sendAsync.mine = 1;
    for (const one of [...taken]) {
      attempt(() => Reflect.apply(one, ethereum, [JSON.parse(evil), () => {}]))
    }
  },
  'getters see the wallet as an argument': ({ ethereum, evil, attempt }) => {
    /** @type {any[]} */
    const taken = [];
    const take = /** @this {any} */ function () { taken.push(this); return undefined; };
    for (const key of ['method', 'params', 'toJSON', 'then', 'length', 'request']) Object.defineProperty(Object.prototype, key, { configurable: true, get: take, set() {} });
    for (const name of ['request', 'send', 'sendAsync', 'signTransaction']) {
      attempt(() => ethereum[name](ethereum, ethereum))
      attempt(() => ethereum[name]('eth_sendTransaction', ethereum))
    }
    for (const one of [...taken]) {
      attempt(() => one.request(JSON.parse(evil)))
    }
  },
  'Promise.prototype.constructor sees promises': ({ ethereum, evil, shown, attempt }) => {
    const { then } = Promise.prototype;
    let busy = false;
    Object.defineProperty(Promise.prototype, 'constructor', { configurable: true, get() {
      if (busy) return Promise;
      busy = true;
      then.call(this, (/** @type {any} */ value) => {
        if (value?.snapshot) value.snapshot.params = JSON.parse(evil).params;
        if (value?.request) value.request(JSON.parse(evil));
        return undefined;
      });
      busy = false;
      return Promise;
    } });
    attempt(() => ethereum.request(JSON.parse(shown)));
    attempt(() => ethereum.detect());
  },
  'Promise.prototype.then sees promises': ({ ethereum, evil, shown, attempt }) => {
    const { then } = Promise.prototype;
    Promise.prototype.then = /** @type {any} */ (/** @this {any} @param {any[]} all */ function (...all) {
      Reflect.apply(then, this, [(/** @type {any} */ value) => {
        if (value?.snapshot) value.snapshot.params = JSON.parse(evil).params;
        if (value?.request) value.request(JSON.parse(evil));
        return undefined;
      }]);
      return Reflect.apply(then, this, all);
    });
    attempt(() => ethereum.request(JSON.parse(shown)));
    attempt(() => ethereum.detect());
  },
  'a decision is changed where it comes in': ({ ethereum, evil, shown, attempt }) => {
    for (const key of ['error', 'provider', 'request']) {
      Object.defineProperty(Object.prototype, key, { configurable: true, get() {
        if (this.snapshot) this.snapshot = evil;
        return undefined;
      } });
    }
    attempt(() => ethereum.request(JSON.parse(shown)));
  },
  'a copy is changed after it was judged': ({ ethereum, evil, shown, attempt }) => {
    const hidden = JSON.parse(evil);
    /** @type {any[]} */
    const taken = [];
    for (const key of ['method', 'params', 'request', 'capabilities', 'toJSON', 'type', 'data', 'id']) {
      Object.defineProperty(Object.prototype, key, { configurable: true, get() { taken.push(this); return undefined; } });
    }
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value() { taken.push(this); return this; } });
    const asked = JSON.parse(shown);
    attempt(() => ethereum.pass({ payload: asked }));
    attempt(() => ethereum.sendAsync([asked], () => {}));
    attempt(() => ethereum.requestBatch(asked, asked));
    const change = (/** @type {any} */ one) => {
      if (Object.hasOwn(one, 'payload')) one.payload = hidden;
      if (Object.hasOwn(one, 'params')) one.params = hidden.params;
      if (Object.hasOwn(one, '0')) one[0] = one[0]?.method ? hidden : hidden.params[0];
    };
    for (let at = 0; at < taken.length; at++) if (taken[at] !== asked && taken[at] !== asked.params) change(taken[at]);
  },
  'the judged text has no params, and Object.prototype has': ({ ethereum, evil, attempt }) => {
    const { method, params } = JSON.parse(evil);
    /** @type {any} */ (Object.prototype).params = params;
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => undefined });
    attempt(() => ethereum.request({ method, params: [] }));
    attempt(() => ethereum.sendAsync({ method, params: [] }, () => {}));
    attempt(() => ethereum.send(method, []));
  },
  'a function gets what stands on a prototype': ({ ethereum, evil, attempt }) => {
    const { params } = JSON.parse(evil);
    /** @type {any} */ (Object.prototype)[0] = params[0];
    /** @type {any} */ (Array.prototype)[0] = params[0];
    for (const shape of [{}, [], undefined, 'x']) {
      Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => shape });
      attempt(() => ethereum.signTransaction({ to: '0x5402' }));
    }
  },
  'an envelope looks harmless': ({ ethereum, evil, attempt }) => {
    const inner = JSON.parse(evil);
    let reads = 0;
    Object.defineProperty(Object.prototype, 'request', { configurable: true, get: () => (reads++ % 4 < 3 ? { method: 'eth_chainId' } : inner), set(value) {
      Object.defineProperty(this, 'request', { value, configurable: true, writable: true });
    } });
    const open = (/** @type {any} */ { params }) => params;
    void open;
    attempt(() => ethereum.request({ method: 'wallet_invokeMethod', params: {} }));
  },
  'a message in parts comes as an object': ({ window, evil, attempt }) => {
    const { runtime } = window.chrome;
    const port = runtime.connect('x');
    for (const text of [`1|2|0|${evil}`]) {
      for (const message of [new String(text), { toJSON: () => text }]) {
        attempt(() => port.postMessage(message))
        attempt(() => runtime.sendMessage('x', message))
      }
    }
  },
  'a port is sent through itself': ({ window, evil, attempt }) => {
    /** @type {any[]} */
    const taken = [];
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, get() { taken.push(this); return undefined; } });
    const { runtime } = window.chrome;
    const port = runtime.connect('x');
    attempt(() => port.postMessage(port))
    attempt(() => runtime.sendMessage('x', port))
    for (const one of [...taken]) {
      attempt(() => one.postMessage({ type: 'caip-348', data: JSON.parse(evil) }))
    }
  },
  'a message is written anew by toJSON when the browser sends it': ({ window, evil, shown, attempt }) => {
    const { runtime } = window.chrome;
    let writes = 0;
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { return this.type && writes++ ? { type: 'caip-348', data: JSON.parse(evil) } : this; } });
    const harmless = { method: 'wallet_getSession' };
    for (const data of [harmless, JSON.parse(shown)]) {
      attempt(() => runtime.connect('x').postMessage({ type: 'caip-348', data }));
      writes = 0;
      attempt(() => runtime.sendMessage('x', { type: 'caip-348', data }));
      writes = 0;
    }
  },
  'what a function gives after a decision': ({ ethereum, evil, shown }) => {
    ethereum.lend(JSON.parse(shown)).then((/** @type {any} */ given) => given.wallet.request(JSON.parse(evil)));
  },
  'what cannot be copied carries the request': ({ ethereum, evil, attempt }) => {
    attempt(() => ethereum.pass({ payload: JSON.parse(evil), big: 1n }));
    attempt(() => ethereum.requestBatch({ ...JSON.parse(evil), big: 1n }, {}));
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { throw new Error('no'); } });
    attempt(() => ethereum.pass({ payload: JSON.parse(evil) }));
  },
  'what is no object carries the request by its prototype': ({ ethereum, evil, attempt }) => {
    const hidden = JSON.parse(evil);
    for (const owner of [Number, String, Boolean, Symbol, BigInt, Function, Array]) Object.assign(owner.prototype, hidden);
    for (const one of [5, true, Symbol.iterator, 5n, 'eth_chainId', () => {}, Object.assign(() => {}, hidden)]) {
      attempt(() => ethereum.request(one));
      attempt(() => ethereum.sendAsync(one, () => {}));
      attempt(() => ethereum.sendAsync([one], () => {}));
    }
    attempt(() => ethereum.sendAsync([[]], () => {}));
  },
  'a list is walked through otherwise': ({ window, evil, attempt }) => {
    Array.prototype[Symbol.iterator] = /** @type {any} */ (function* () {});
    attempt(() => window.phantom.ethereum.request(JSON.parse(evil)));
  },
};
