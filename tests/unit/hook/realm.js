// A page's world outside of a browser: its own intrinsics, the hook as it ships, a wallet that nobody knows, and
// content/'s end of the private port, which refuses what is a thief's and lets all else go on as it was judged.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { makeWeb } from './web.js';

/** @typedef {{method: any, params: any}} Reached */
/**
 * What a browser keeps for itself, and the page's world only calls.
 * @typedef {object} Host
 * @property {(target: object, type: string, listener: any) => void} listen
 * @property {(target: object, event: any) => boolean} dispatch
 * @property {(event: object) => void} stop
 * @property {(message: any) => void} post what the hook says on its private port
 * @property {(hear: (data: any) => void) => void} hear
 * @property {(message: string | undefined) => void} sent what reaches another extension, which gets JSON
 * @property {(method: any, params: any) => void} reached what reaches a wallet of the page's world
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { content_scripts: groups } = JSON.parse(readFileSync(`${root}manifest.json`, 'utf8'));
const { js } = groups.find((/** @type {{world?: string}} */ { world }) => world === 'MAIN');
const parts = js.map((/** @type {string} */ file) => readFileSync(`${root}extension/${file}`, 'utf8'));
const NAMES = 'window, document, console, setTimeout, EventTarget, Event, CustomEvent, MessageEvent, MessagePort, MessageChannel, MutationObserver';
const web = new vm.Script(`(${makeWeb})`, { filename: 'web.js' });
const hook = new vm.Script(`(({ ${NAMES} }) => (() => {\n${parts.join('\n')}\n})())`, { filename: 'inpage.js' });
/** @type {Map<Function, vm.Script>} */
const scripts = new Map();

const source = readFileSync(`${root}extension/inpage/methods.js`, 'utf8');
const harmless = new Set([...source.matchAll(/^ {2}"(\w+)",$/gm)].map(([, name]) => name));
const isHarmless = (/** @type {string} */ method) => harmless.has(method.replaceAll('_', '').toLowerCase());

/** What stands in all that a person would refuse. */
export const THIEF = '0x7417e5';

export class Realm {
  /** What was asked of content/, as JSON text. @type {string[]} */
  judged = [];
  /** What the wallet got. @type {Reached[]} */
  reached = [];
  /** What the window and the classes of the browser are in this world. @type {Record<string, any>} */
  web;
  #context = vm.createContext();
  /** @type {(text: string) => any} */ #parse;
  /** @type {(data: any) => void} */ #hear = () => {};
  /** @type {WeakMap<object, Map<string, any[]>>} */ #listeners = new WeakMap();
  /** @type {WeakSet<object>} */ #stopped = new WeakSet();

  constructor() {
    this.#parse = vm.runInContext('JSON.parse', this.#context);
    this.web = web.runInContext(this.#context)(this.#host());
    hook.runInContext(this.#context)(this.web);
  }

  /**
   * Runs a function in the page's world, where it sees nothing of this one.
   * @param {(...args: any[]) => any} run @param {...any} args
   */
  run(run, ...args) {
    const script = scripts.get(run) ?? new vm.Script(`(${run})`, { filename: 'page.js' });
    scripts.set(run, script);
    return script.runInContext(this.#context)(...args);
  }

  /** @param {any} method @param {any} params */
  take(method, params) {
    this.reached.push(plain({ method, params }));
  }

  /** Waits until what was asked is answered. */
  async settle() {
    for (let turns = 0; turns < 4; turns++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** What the wallet got although nobody decided about it, or decided otherwise. @returns {Reached[]} */
  get stolen() {
    const texts = this.judged.filter((text) => !text.includes(THIEF));
    const allowed = new Set(texts.flatMap((text) => [JSON.parse(text)].flat()).map(canonical));
    return this.reached.filter((one) => typeof one.method === 'string' && one.method !== '' && !isHarmless(one.method) &&
      (JSON.stringify(one).includes(THIEF) || !allowed.has(canonical(one))));
  }

  /** @returns {Host} */
  #host() {
    return {
      listen: (target, type, listener) => {
        const all = this.#listeners.get(target) ?? new Map();
        this.#listeners.set(target, all.set(type, [...(all.get(type) ?? []), listener]));
      },
      dispatch: (target, event) => {
        if (event.type === 'countersign') return true;
        for (const listener of this.#listeners.get(target)?.get(event.type) ?? []) {
          if (this.#stopped.has(event)) break;
          try { listener(event); } catch { /* It is reported, and the next one hears. */ }
        }
        return true;
      },
      stop: (event) => void this.#stopped.add(event),
      post: (message) => this.#judge(structuredClone(message)),
      hear: (hear) => { this.#hear = hear; },
      sent: (message) => {
        const found = JSON.parse(message ?? 'null');
        if (typeof found === 'string' && /^\d+\|/.test(found)) this.take('in parts', found);
        for (const one of [found?.data].flat()) if (one?.method) this.take(one.method, one.params);
      },
      reached: (method, params) => this.take(method, params),
    };
  }

  /** @param {any} message */
  #judge({ kind, number, snapshot }) {
    if (kind !== 'request') return;
    this.judged.push(snapshot);
    const error = snapshot.includes(THIEF) ? { error: { code: 4001, message: 'no' } } : {};
    const decision = JSON.stringify({ kind: 'decide', number, snapshot, ...error });
    // What a port brings is made in the world of who hears it.
    setImmediate(() => this.#hear(this.#parse(decision)));
  }
}

/** What a message would be on its way to a wallet's background. @param {any} value */
const plain = (value) => {
  try {
    const copy = structuredClone(value);
    return JSON.parse(JSON.stringify(copy) ?? 'null');
  } catch {
    return null;
  }
};

/** @param {any} one */
const canonical = ({ method, params }) => JSON.stringify({ method, params });
