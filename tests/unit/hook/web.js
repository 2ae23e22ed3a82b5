// What a window has that the hook uses, made in the page's own world: this function runs there, and what it keeps is
// kept by `host`, out of the page's reach.

/**
 * @param {import('./realm.js').Host} host
 * @returns {Record<string, any>}
 */
export function makeWeb(host) {
  const { stringify } = JSON;
  class EventTarget {
    /** @param {string} type @param {any} listener */
    addEventListener(type, listener) { host.listen(this, type, listener); }
    /** @param {any} event */
    dispatchEvent(event) { return host.dispatch(this, event); }
  }
  class Event {
    #type;
    /** @param {string} type @param {any} [init] */
    constructor(type, init) { this.#type = type; void init?.bubbles; }
    get type() { return this.#type; }
    stopImmediatePropagation() { host.stop(this); }
  }
  class CustomEvent extends Event {
    #detail;
    /** @param {string} type @param {any} init */
    constructor(type, init) { super(type, init); this.#detail = init.detail; }
    get detail() { return this.#detail; }
  }
  class MessageEvent extends Event {
    #data;
    /** @type {any} */ #ports;
    /** @param {string} type @param {any} init */
    constructor(type, init) { super(type, init); this.#data = init.data; this.#ports = init.ports; }
    get data() { return this.#data; }
    get ports() { return this.#ports; }
  }
  class MessagePort extends EventTarget {
    /** @param {any} message */
    postMessage(message) { host.post(message); }
    /** @param {any} hear */
    set onmessage(hear) { host.hear((/** @type {any} */ data) => hear(new MessageEvent('message', { __proto__: null, data }))); }
  }
  class MessageChannel {
    port1 = new MessagePort();
    port2 = new MessagePort();
  }
  class MutationObserver {
    observe() {}
  }
  class Port {
    name = 'port';
    onMessage = { addListener() {}, dispatch() {} };
    postMessage = (/** @type {any} */ message) => host.sent(stringify(message));
  }
  const runtime = {
    connect: () => new Port(),
    /** @param {string} _ @param {any} message */
    sendMessage: (_, message) => host.sent(stringify(message)),
  };
  const window = Object.assign(new EventTarget(), { chrome: { runtime } });
  const setTimeout = () => 0;
  const console = {};
  const document = new EventTarget();
  return { window, document, console, setTimeout, EventTarget, Event, CustomEvent, MessageEvent, MessagePort, MessageChannel, MutationObserver };
}
