// What an attack gets to work with, in the page's own world. Everything that reports is captured before the attack
// runs, so that an attack may poison whatever it likes and is still heard.

import { fields, root, word } from './shared.js';

/** @typedef {import('./types.js').Attack} Attack */
/** @typedef {import('./types.js').Setup} Setup */
/** @typedef {import('./types.js').Asked} Asked */

const { apply } = Reflect;
const { stringify } = JSON;
const { isArray } = Array;
const { hasOwn } = Object;
const then = Promise.prototype.then;
const send = globalThis.fetch;
const postMessage = window.postMessage;
const listen = EventTarget.prototype.addEventListener;
const dispatch = EventTarget.prototype.dispatchEvent;
const PromiseCtor = Promise;
const MessageEventCtor = MessageEvent;
const { origin } = location;
let count = 0;
/** @type {(event: Event) => any} */
const dataOf = (event) => apply(/** @type {any} */ (dataGetter), event, []);
const dataGetter = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;

/** `promise.then(ok, bad)` past whatever the attack did to promises. @param {any} promise @param {any} ok @param {any} [bad] */
const after = (promise, ok, bad) => apply(then, promise, [ok, bad]);

export class Page {
  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    this.user = setup.user;
    this.contracts = setup.contracts;
    this.chainId = setup.chainId;
    /** The provider as an honest page finds it. @type {any} */
    this.provider = /** @type {any} */ (window).ethereum;
    this.origin = origin;
  }

  /** An approval without limit: what an attacker wants. @returns {Asked} */
  get approval() {
    return this.approvalOf((1n << 256n) - 1n);
  }

  /** @param {bigint} amount @returns {Asked} */
  approvalOf(amount) {
    const { plain, spender } = this.contracts;
    return this.transaction(plain, `0x095ea7b3${word(BigInt(spender))}${word(amount)}`);
  }

  /** A call that reads. @returns {Asked} */
  get harmless() {
    return { method: 'eth_chainId', params: [] };
  }

  /** @param {string} to @param {string} data @param {Record<string, unknown>} [more] @returns {Asked} */
  transaction(to, data, more = {}) {
    return { method: 'eth_sendTransaction', params: [{ from: this.user, to, data, ...more }] };
  }

  /** A dai-like or EIP-2612 permit and so on, as text or as the object. @param {any} data @returns {Asked} */
  typedData(data) {
    return { method: 'eth_signTypedData_v4', params: [this.user, typeof data === 'string' ? data : stringify(data)] };
  }

  /** The typed data of an EIP-2612 permit without limit. @returns {any} */
  get permit() {
    return {
      domain: { name: 'Plain Dollar', version: '1', chainId: this.chainId, verifyingContract: this.contracts.plain },
      primaryType: 'Permit',
      types: {
        EIP712Domain: fields('string name,string version,uint256 chainId,address verifyingContract'),
        Permit: fields('address owner,address spender,uint256 value,uint256 nonce,uint256 deadline'),
      },
      message: {
        owner: this.user, spender: this.contracts.spender, value: String((1n << 256n) - 1n), nonce: '0', deadline: '2000000000',
      },
    };
  }

  /** The typed data of a Dai-like permit. @returns {any} */
  get daiPermit() {
    return {
      domain: { name: 'Dai Stablecoin', version: '1', chainId: this.chainId, verifyingContract: this.contracts.dai },
      primaryType: 'Permit',
      types: {
        EIP712Domain: fields('string name,string version,uint256 chainId,address verifyingContract'),
        Permit: fields('address holder,address spender,uint256 nonce,uint256 expiry,bool allowed'),
      },
      message: { holder: this.user, spender: this.contracts.spender, nonce: '0', expiry: '2000000000', allowed: true },
    };
  }

  /** The wallet's own message around a payload. @param {any} payload */
  message(payload) {
    const [target, name] = this.setup.channel;
    return { target, data: { name, data: payload } };
  }

  /** A JSON-RPC request with an id that nobody else uses. @param {Asked} asked @param {any} [id] */
  payload(asked, id = `attack-${++count}`) {
    return { jsonrpc: '2.0', id, ...asked };
  }

  /** Posts anything to this window, by the function that the page had at its start. @param {any} message */
  post(message) {
    apply(postMessage, window, [message, origin === 'null' ? '*' : origin]);
  }

  /**
   * Sends a request in the wallet's own message past every hook and tells how it ended.
   * @param {Asked} asked @param {(message: any, page: Page) => void} [deliver] how; posts it if absent
   */
  raw(asked, deliver = (message) => this.post(message)) {
    const payload = this.payload(asked);
    this.watch(this.answerTo(payload.id));
    deliver(this.message(payload), this);
  }

  /** The wallet's answer, or ours for it, to a message. @param {unknown} id @returns {Promise<any>} */
  answerTo(id) {
    const [, name, back] = this.setup.channel;
    return new PromiseCtor((resolve, reject) => {
      apply(listen, window, ['message', (/** @type {Event} */ event) => {
        const data = dataOf(event);
        if (data?.target !== back || data.data?.name !== name) return;
        const list = isArray(data.data.data) ? data.data.data : [data.data.data];
        for (let at = 0; at < list.length; at++) {
          if (list[at]?.id !== id || hasOwn(list[at], 'method')) continue;
          if (list[at].error) reject(list[at].error);
          else resolve(list[at].result);
        }
      }]);
    });
  }

  /** Asks by the provider and tells how it ended. @param {Asked} asked @param {any} [provider] */
  ask(asked, provider = this.provider) {
    this.watch(provider.request(asked));
  }

  /** The page script of the wallet that speaks as all of them. @returns {any} */
  get speaker() {
    return /** @type {any} */ (window).speaker;
  }

  /** Asks for 7.000001 as a wallet's own page script would. @param {string} wire @param {(message: any) => void} deliver */
  speak(wire, deliver) {
    const asked = this.approvalOf(7_000_001n);
    const inner = wire === 'metamask-multichain' ? { method: 'wallet_invokeMethod', params: { scope: `eip155:${this.chainId}`, request: asked } } : asked;
    this.watch(this.speaker.call(wire, inner, deliver));
  }

  /** Asks for something harmless as a wallet's own page script would. @param {string} wire @param {(message: any) => void} deliver */
  harmlessly(wire, deliver) {
    void this.speaker.call(wire, { method: 'eth_blockNumber', params: [] }, deliver).catch(() => {});
  }

  /** Tells the runner how a request ended. @param {any} promise */
  watch(promise) {
    after(promise, (/** @type {any} */ result) => this.settled('result', result), (/** @type {any} */ error) => this.settled('error', error));
  }

  /** Tells the runner how a request ended. @param {'result' | 'error'} kind @param {any} value */
  settled(kind, value) {
    const error = kind === 'error' ? { __proto__: null, code: value?.code, message: `${value?.message ?? value}` } : undefined;
    this.tell({ __proto__: null, kind: 'settled', result: kind === 'result' ? stringify(value) ?? 'undefined' : undefined, error });
  }

  /** Writes something down for the runner. @param {string} text */
  note(text) {
    this.tell({ __proto__: null, kind: 'note', text });
  }

  /** @param {any} report */
  tell(report) {
    const body = stringify(report);
    const options = { __proto__: null, method: 'POST', body, keepalive: true };
    after(apply(send, globalThis, [`${this.setup.site}/report/${this.setup.key}`, options]), undefined, () => {});
  }

  /** The address of a document that the runner serves. @param {string} path of `kind/…` or `part/…` @param {string} [site] */
  address(path, site = this.origin) {
    return path.startsWith('part/') ? `${site}/${path}?key=${this.setup.key}` : `${site}/${path}`;
  }

  /** A frame, once it has loaded. @param {Record<string, string>} attributes @param {Node} [parent] @returns {Promise<HTMLIFrameElement>} */
  frame(attributes, parent = root()) {
    return new PromiseCtor((resolve) => {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      frame.addEventListener('load', () => resolve(frame));
      parent.appendChild(frame);
    });
  }

  /** An event that this page makes up. @param {any} data @param {EventTarget} [target] @param {any} [more] */
  makeUp(data, target = window, more = {}) {
    apply(dispatch, target, [new MessageEventCtor('message', { data, source: window, origin, ...more })]);
  }
}

/**
 * Runs one attack, then an honest request over the same channel: it is answered only if nothing was lost, and after
 * everything that the attack sent.
 * @param {Attack} attack @param {string} variant @param {Setup} setup
 */
export const perform = (attack, variant, setup) => {
  const page = new Page(setup);
  const finish = () => {
    if (attack.fence === false) return page.tell({ __proto__: null, kind: 'performed', honest: 'not asked' });
    const honest = page.payload({ method: 'personal_sign', params: [setup.honest, setup.user] });
    after(page.answerTo(honest.id),
      (/** @type {any} */ result) => page.tell({ __proto__: null, kind: 'performed', honest: result }),
      (/** @type {any} */ error) => page.tell({ __proto__: null, kind: 'performed', honest: error.message }));
    page.post(page.message(honest));
  };
  const broken = (/** @type {any} */ error) => page.tell({ __proto__: null, kind: 'broken', text: `${error?.stack ?? error}` });
  const run = (/** @type {() => void} */ next) => {
    try {
      const running = attack.run(page, variant);
      if (typeof running === 'object') after(running, next, broken);
      else next();
    } catch (error) {
      broken(error);
    }
  };
  const connect = () => page.provider.request({ method: 'eth_requestAccounts' });
  if (attack.early) run(() => after(connect(), finish, broken));
  else after(connect(), () => run(finish), broken);
};
