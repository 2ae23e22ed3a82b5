// Chromium with a debugger on its pages only: one on a service worker keeps it alive and makes it start later.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executable } from './browsers.js';
import { until, within } from './wait.js';

/** @typedef {{id?: number, sessionId?: string, method?: string, params?: any, result?: any, error?: {message: string}}} Message */

export class BareChromium {
  #process;
  #profile;
  #pipe;
  #count = 0;
  /** @type {Map<number, (message: Message) => void>} */
  #waiting = new Map();
  /** @type {Set<(message: Message) => void>} */
  #listeners = new Set();

  /** @param {import('node:child_process').ChildProcess} process @param {string} profile */
  constructor(process, profile) {
    this.#process = process;
    this.#profile = profile;
    this.#pipe = /** @type {import('node:stream').Writable} */ (process.stdio[3]);
    let rest = '';
    /** @type {import('node:stream').Readable} */ (process.stdio[4]).setEncoding('utf8').on('data', (text) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message));
    });
  }

  /** @param {string[]} extensions folders */
  static async launch(extensions) {
    const profile = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
    const list = extensions.join(',');
    const flags = '--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync --remote-debugging-pipe';
    const loaded = [`--user-data-dir=${profile}`, `--disable-extensions-except=${list}`, `--load-extension=${list}`, 'about:blank'];
    const child = spawn(executable('chromium'), [...flags.split(' '), ...loaded], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    return new BareChromium(child, profile);
  }

  /** Opens a page; resolves to a session on it. @param {string} url @returns {Promise<string>} */
  async open(url) {
    const { targetId } = await this.send('Target.createTarget', { url });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    await until(async () => (await this.evaluate(sessionId, 'location.href')) === url, url);
    await until(async () => (await this.evaluate(sessionId, 'document.readyState')) === 'complete', url);
    return sessionId;
  }

  /** @param {string} session @param {string} expression @returns {Promise<any>} its value, or the value of its promise */
  async evaluate(session, expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Stops the service worker of an extension. @param {string} session of a page of that extension */
  async stopWorker(session) {
    const stopped = new Promise((resolve) => {
      const listener = (/** @type {Message} */ { method, sessionId, params }) => {
        if (method !== 'ServiceWorker.workerVersionUpdated' || sessionId !== session) return;
        if (params.versions.every((/** @type {{runningStatus: string}} */ { runningStatus }) => runningStatus === 'stopped')) {
          this.#listeners.delete(listener);
          resolve(undefined);
        }
      };
      this.#listeners.add(listener);
    });
    await this.send('ServiceWorker.enable', {}, session);
    await this.send('ServiceWorker.stopAllWorkers', {}, session);
    await within(stopped, 'end of the worker');
    await this.send('ServiceWorker.disable', {}, session);
  }

  /** @param {string} method @param {object} [params] @param {string} [sessionId] @returns {Promise<any>} */
  async send(method, params = {}, sessionId) {
    const id = ++this.#count;
    /** @type {Promise<Message>} */
    const answered = new Promise((resolve) => this.#waiting.set(id, resolve));
    this.#pipe.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    const { result, error } = await within(answered, `answer to ${method}`);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  async close() {
    const ended = once(this.#process, 'exit');
    await this.send('Browser.close').catch(() => this.#process.kill());
    await ended;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {Message} message */
  #receive(message) {
    if (message.id === undefined) for (const listener of this.#listeners) listener(message);
    else this.#waiting.get(message.id)?.(message);
    if (message.id !== undefined) this.#waiting.delete(message.id);
  }
}
