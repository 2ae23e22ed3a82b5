// A document outside of a browser: content/ as it ships, with a clock that stands still, wallets that answer over their
// own messages, the page's end of the private port, and a background that is asked.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { wires } from '../../wallet/speaker/wire.js';

/** @typedef {{method: string, params?: any}} Asked */
/** @typedef {{chain: string, account: string}} Truth */
/**
 * What a page's provider does when it is asked: it answers by itself, says nothing, sends it over a wallet's messages, or
 * hands it on to another provider.
 * @typedef {'itself' | 'mute' | {wire: string} | {provider: number}} Behaviour
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { content_scripts: groups } = JSON.parse(readFileSync(`${root}manifest.json`, 'utf8'));
const { js } = groups.find((/** @type {{world?: string}} */ { world }) => world !== 'MAIN');
const parts = js.map((/** @type {string} */ file) => readFileSync(`${root}extension/${file}`, 'utf8'));
const script = new vm.Script(`(() => {\n${parts.join('\n')}\n})();`, { filename: 'content.js' });

/** How far the clock goes in one step, in ms. */
const STEP_MS = 50;
/** How long anything may take, in ms of that clock. */
const PATIENCE_MS = 5_000;

export class Document {
  /** What the background was asked, in order. @type {any[]} */
  questions = [];
  /** What it was told of how wallets answered. @type {any[]} */
  settled = [];
  /** What the page was told of its requests, by their numbers. @type {Map<number, any>} */
  decisions = new Map();
  /** What reached a wallet beside our own questions. @type {{wire: string, id: unknown, request: Asked}[]} */
  reached = [];
  /** What content/ and wallets posted, and the page. @type {any[]} */
  posted = [];
  #now = 0;
  /** @type {Map<number, {at: number, run: () => void}>} */ #timers = new Map();
  #count = 0;
  /** @type {any} */ #window;
  /** @type {Record<string, Function[]>} */ #listeners = {};
  /** @type {any} */ #port;
  /** @type {(message: any) => void} */ #hear = () => {};
  /** @type {Record<string, Truth>} */ #wallets;
  /** @type {Record<number, Behaviour>} */ #providers;

  /** @param {{wallets?: Record<string, Truth>, providers?: Record<number, Behaviour>}} [options] wallets by their wires */
  constructor({ wallets = {}, providers = {} } = {}) {
    this.#wallets = wallets;
    this.#providers = providers;
    const context = vm.createContext(this.#host());
    this.#window = vm.runInContext('window', context);
    script.runInContext(context);
    this.#port = { postMessage: (/** @type {any} */ message) => this.#onPort(structuredClone(message)), onmessage: null };
    for (const listener of this.#listeners['document countersign'] ?? []) listener({ ports: [this.#port], stopImmediatePropagation() {} });
  }

  /** The page asks by a wrapped provider. @param {number} number @param {Asked | Asked[]} asked @param {number} provider @param {string} [name] */
  ask(number, asked, provider, name = 'window.ethereum') {
    this.#port.onmessage({ data: { kind: 'request', number, snapshot: JSON.stringify(asked), provider, name } });
  }

  /** The provider answered what was forwarded. @param {number} number */
  answer(number) {
    this.#port.onmessage({ data: { kind: 'settled', number, ok: true } });
  }

  /** The page posts a request as a wallet's page script would. @param {string} wire @param {number} id @param {Asked} asked */
  post(wire, id, asked) {
    this.#deliver(wireOf(wire).ask(id, asked));
  }

  /** The wallet answers what reached it. @param {string} wire @param {unknown} id */
  reply(wire, id) {
    this.#deliver(wireOf(wire).reply(id, { result: '0x1' }, undefined));
  }

  /** Waits for one more question of the background, and lets it pass. @returns {Promise<any>} the question */
  async allowNext() {
    const count = this.#allowed++;
    await this.until(() => this.questions.length > count);
    const question = this.questions[count];
    this.#hear({ type: 'decide', id: question.id, error: null, edited: null });
    return question;
  }
  #allowed = 0;

  /** @param {number} number @returns {Promise<any>} what the page is told of this request */
  async decision(number) {
    await this.until(() => this.decisions.has(number));
    return this.decisions.get(number);
  }

  /** @param {() => boolean} holds */
  async until(holds) {
    for (let left = PATIENCE_MS; left >= 0; left -= STEP_MS) {
      await settle();
      if (holds()) return;
      this.#step();
    }
    throw new Error('it does not come');
  }

  /** Lets time go by. @param {number} ms */
  async elapse(ms) {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.#step();
      await settle();
    }
  }

  #step() {
    this.#now += STEP_MS;
    for (const [id, { at, run }] of this.#timers) {
      if (at > this.#now) continue;
      this.#timers.delete(id);
      run();
    }
  }

  /** @param {any} data as the page, a wallet or content/ posts it */
  #deliver(data) {
    const message = structuredClone(data);
    this.posted.push(message);
    setImmediate(() => {
      let isStopped = false;
      const event = { data: message, source: this.#window, isTrusted: true, stopImmediatePropagation: () => { isStopped = true; } };
      for (const listener of this.#listeners['window message'] ?? []) if (!isStopped) listener(event);
      if (!isStopped) for (const wire of Object.keys(this.#wallets)) this.#hearAsWallet(wire, message);
    });
  }

  /** @param {string} wire @param {any} message */
  #hearAsWallet(wire, message) {
    const { heard, reply } = wireOf(wire);
    const found = heard(message);
    const truth = this.#wallets[wire];
    if (!found || !truth) return;
    const { id, request } = found;
    const known = { eth_chainId: truth.chain, eth_accounts: [truth.account] }[/** @type {string} */ (request.method)];
    if (known) this.#deliver(reply(id, { result: known }, request));
    else this.reached.push({ wire, id, request });
  }

  /** @param {any} message of content/ to the hook */
  #onPort(message) {
    if (message.kind === 'decide') this.decisions.set(message.number, message);
    if (message.kind === 'call') for (const asked of message.asked) this.#probe(message.provider, message.provider, asked);
  }

  /** @param {number} asked the provider that is asked first @param {number} provider @param {Asked} request */
  #probe(asked, provider, request) {
    const behaviour = this.#providers[provider] ?? 'itself';
    if (behaviour === 'itself') setImmediate(() => this.#port.onmessage({ data: { kind: 'answer', provider: asked } }));
    else if (typeof behaviour === 'object' && 'provider' in behaviour) this.#probe(asked, behaviour.provider, request);
    else if (typeof behaviour === 'object') this.post(behaviour.wire, ++this.#count, request);
  }

  #host() {
    const listen = (/** @type {string} */ target) => (/** @type {string} */ type, /** @type {Function} */ listener) => {
      const all = (this.#listeners[`${target} ${type}`] ??= []);
      if (!all.includes(listener)) all.push(listener);
    };
    const setTimeout = (/** @type {Function} */ run, ms = 0, /** @type {any[]} */ ...args) => {
      this.#timers.set(++this.#count, { at: this.#now + ms, run: () => run(...args) });
      return this.#count;
    };
    const link = {
      onMessage: { addListener: (/** @type {(message: any) => void} */ listener) => { this.#hear = listener; } },
      onDisconnect: { addListener() {} },
      postMessage: (/** @type {any} */ message) => this.#onLink(structuredClone(message)),
      disconnect() {},
    };
    const host = {
      AbortController, crypto: globalThis.crypto, performance, structuredClone, setTimeout,
      clearTimeout: (/** @type {number} */ id) => void this.#timers.delete(id),
      setInterval: () => 1,
      clearInterval() {},
      requestIdleCallback() {},
      addEventListener: listen('window'),
      postMessage: (/** @type {any} */ message) => this.#deliver(message),
      origin: 'https://page.example',
      location: { protocol: 'https:', origin: 'https://page.example' },
      document: { readyState: 'loading', addEventListener: listen('document') },
      chrome: { runtime: { id: 'own', connect: () => link, onMessage: { addListener() {} } }, i18n: { getMessage: (/** @type {string} */ key) => key } },
      MutationObserver: class { observe() {} },
    };
    return Object.assign(host, { window: host });
  }

  /** @param {any} message */
  #onLink(message) {
    if (message.type === 'request') this.questions.push(message);
    if (message.type === 'settle') this.settled.push(message);
  }
}

/** @param {string} id */
const wireOf = (id) => {
  const found = wires.find((wire) => wire.id === id);
  if (!found) throw new Error(`no wire ${id}`);
  return found;
};

/** Until all that needs no clock has happened. */
const settle = async () => {
  for (let turns = 0; turns < 4; turns++) await new Promise((resolve) => setImmediate(resolve));
};
