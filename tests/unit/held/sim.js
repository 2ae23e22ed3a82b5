// A browser that is played: pages with the real content script's link, the real background's part for held requests,
// a person, and one thing after the other, so that the background can die between any two of them.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mock } from 'node:test';
import { runInNewContext } from 'node:vm';
import { Life } from './life.js';
import { pair } from './port.js';

/** @typedef {import('./life.js').Task} Task */
/** @typedef {'continue' | 'refuse' | 'close'} Act */

mock.timers.enable({ apis: ['setTimeout', 'Date'] });
// Node's own digest comes back from another thread, at any time.
const subtle = { digest: async (/** @type {string} */ _, /** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest() };
Object.defineProperty(globalThis, 'crypto', { value: { randomUUID, subtle } });

const LINK = readFileSync(new URL('../../../extension/content/link.js', import.meta.url), 'utf8');

export class Sim {
  steps = 0;
  /** What the session storage holds. @type {Record<string, any>} */
  session = {};
  /** @type {Page[]} */
  pages = [];
  /** The prompt's page: its tab, its port, and what it shows. @type {{tab: number, port: any, queue: any} | null} */
  prompt = null;
  /** Judgements on which the person pressed Continue, and what they saw then: a request's key, `@` and the revision. @type {Map<string, string>} */
  consents = new Map();
  /** What is to happen, in order. @type {Task[]} */
  tasks = [];
  /** @type {Life | null} */
  life = null;
  #deaths;
  #random;
  #tabs = 100;
  #turns = 0;

  /** @param {number[]} deaths steps before which the background dies @param {number} [seed] */
  constructor(deaths, seed = 1) {
    this.#deaths = deaths;
    let state = seed;
    // mulberry32
    this.#random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /** The background, started if it does not run. @returns {Life} */
  background() {
    this.life ??= new Life(this);
    return this.life;
  }

  /** @param {Task} task */
  post(task) {
    this.tasks.push(task);
  }

  /** Kills the background. What it had sent and written may still arrive, or not. */
  die() {
    const { life } = this;
    if (!life) return;
    this.life = null;
    const lost = this.#random() < 0.5;
    this.tasks = this.tasks.filter((task) => task.life !== life || (task.leaves && !lost));
    life.end();
  }

  /** Does the next thing, and all that follows from it at once. @returns {Promise<boolean>} whether there was one */
  async step() {
    if (this.#deaths.includes(this.steps)) this.die();
    const task = this.tasks.shift();
    if (!task) return false;
    this.steps += 1;
    task.run();
    await new Promise(setImmediate);
    return true;
  }

  /** Lets time pass. @param {number} [ms] */
  async later(ms = 5000) {
    mock.timers.tick(ms);
    await new Promise(setImmediate);
    while (await this.step());
  }

  page() {
    const page = new Page(this, this.pages.length + 1);
    this.pages.push(page);
    return page;
  }

  /** The browser opens the prompt's window. @returns {number} its tab */
  openWindow() {
    assert.equal(this.prompt, null, 'a second window');
    this.#tabs += 1;
    this.prompt = { tab: this.#tabs, port: null, queue: null };
    this.#connectPrompt(this.prompt);
    return this.#tabs;
  }

  /** @param {{tab: number, port: any, queue: any}} prompt */
  #connectPrompt(prompt) {
    const life = this.background();
    const [own, other] = pair(this, life, prompt.tab);
    Object.assign(prompt, { port: own, queue: null });
    own.onMessage.addListener((/** @type {any} */ message) => {
      prompt.queue = message;
      if (message.held.length === 0) this.closeWindow();
    });
    own.onDisconnect.addListener(() => {
      if (this.prompt === prompt) this.#connectPrompt(prompt);
    });
    this.post({ life, run: () => life.held.connectPrompt(other) });
  }

  /** What the person sees in front, if anything. @returns {any} */
  get front() {
    return this.prompt?.port.open ? (this.prompt.queue?.held[0] ?? null) : null;
  }

  /** The person presses a button, if there is something to press it for. @param {'continue' | 'refuse'} which */
  click(which) {
    const { front } = this;
    if (!front) return;
    const { id, revision, edits } = front;
    if (which === 'continue') this.consents.set(`${id}@${revision}`, front.snapshot);
    this.prompt?.port.postMessage({ type: 'decide', id, revision, edits, trust: [], forward: which === 'continue' });
  }

  /** The person changes what is in front. @param {string} amount */
  edit(amount) {
    const { front } = this;
    if (!front || front.offers.length === 0) return;
    this.#turns += 1;
    this.prompt?.port.postMessage({ type: 'edit', id: front.id, turn: this.#turns, edits: amount ? [{ place: 0, amount, expiry: null }] : [] });
  }

  /** Goes on until what is in front was changed so, if it is there and stays there. @param {string} amount */
  async untilEdited(amount) {
    while (this.front && this.front.edits[0]?.amount !== amount && (await this.step()));
  }

  closeWindow() {
    const { prompt } = this;
    if (!prompt) return;
    this.prompt = null;
    prompt.port.disconnect();
    // The browser wakes the background to tell it.
    this.post({ life: null, run: () => {
      const life = this.background();
      this.post({ life, run: () => void life.held.promptClosed(prompt.tab) });
    } });
  }

  /** @param {Act | null} act */
  #act(act) {
    if (act === 'close') this.closeWindow();
    else if (act) this.click(act);
  }

  /** @param {Page} page @param {string} name of its request */
  async untilShown(page, name) {
    for (let turn = 0; turn < 4; turn += 1) {
      while (!this.front?.snapshot.includes(`"${name}"`) && (await this.step()));
      if (this.front || page.ends.size > 0) return;
      await this.later();
    }
  }

  /** Goes on until nothing happens any more; the person does `click` with whatever is shown. @param {{click: Act | null}} options */
  async rest({ click }) {
    for (let turn = 0; turn < 40; turn += 1) {
      while (await this.step());
      if (!this.pages.some((page) => page.waits())) return;
      if (this.front) this.#act(click);
      else await this.later();
    }
  }

  /** Everything at once and at random. */
  async riot() {
    const names = ['a', 'b', 'grant', 'pass', 'trap', 'worse', 'wait'];
    const pick = (/** @type {any[]} */ list) => list[Math.floor(this.#random() * list.length)];
    this.page();
    this.page();
    for (let turn = 0; turn < 120; turn += 1) {
      const dice = this.#random();
      const page = pick(this.pages);
      if (dice < 0.06) this.die();
      else if (dice < 0.14) page.ask(pick(names));
      else if (dice < 0.18) this.click('continue');
      else if (dice < 0.2) this.click('refuse');
      else if (dice < 0.21) this.closeWindow();
      else if (dice < 0.22) page.leave();
      else if (dice < 0.23) page.drop(this.#random() < 0.5);
      else if (dice < 0.25) await this.later(Math.floor(this.#random() * 4000));
      else if (dice < 0.32) this.edit(pick(['250', '1', 'trap', '']));
      else await this.step();
    }
    await this.rest({ click: pick(['continue', 'refuse', 'close']) });
    await this.later();
  }

  /** Keys of requests that the journal takes to be open. @returns {string[]} */
  open() {
    const lines = Object.entries(this.session).filter(([key]) => key.startsWith('held/'));
    return lines.filter(([, { state }]) => ['received', 'shown', 'decided'].includes(state)).map(([key]) => key);
  }

  /** Each request ended, once; and none was forwarded that the person did not continue, nor otherwise than they saw it. */
  check() {
    for (const page of this.pages) {
      for (const id of page.asked) {
        const ends = page.log.filter((end) => end.id === id);
        assert.equal(ends.length, 1, `${id} ended ${ends.length} times`);
        const [end] = ends;
        if (!end || end.error !== null || id.includes('pass') || id.includes('wait')) continue;
        const key = page.keyOf(id);
        const line = this.session[`held/${key}`];
        assert.ok(line, `${id} was forwarded without a line in the journal`);
        const seen = this.consents.get(`${key}@${line.revision}`);
        assert.ok(seen, `${id} was forwarded without a click on its last judgement`);
        assert.equal(end.snapshot, seen, `${id} was forwarded as something else than was seen`);
      }
    }
  }
}

class Page {
  /** Ids of its requests. @type {string[]} */
  asked = [];
  /** How each ended, and what of it may go on. @type {{id: string, error: any, snapshot: string}[]} */
  log = [];
  /** The same by the names of the requests: `forwarded`, or the code of the error. @type {Map<string, unknown>} */
  ends = new Map();
  #sim;
  #number;
  #link;
  /** @type {(() => void)[]} */
  #pagehide = [];
  /** @type {Set<any>} */
  #ports = new Set();

  /** @param {Sim} sim @param {number} number */
  constructor(sim, number) {
    this.#sim = sim;
    this.#number = number;
    const world = {
      chrome: { runtime: { id: 'countersign', connect: () => this.#connect() }, i18n: { getMessage: (/** @type {string} */ key) => key } },
      document: { prerendering: false, readyState: 'loading' },
      MutationObserver: class { observe() {} },
      location: { protocol: 'https:' },
      addEventListener: (/** @type {string} */ _, /** @type {() => void} */ listener) => this.#pagehide.push(listener),
      performance: { now: () => 0 },
      setTimeout,
      clearTimeout,
      setInterval: () => 0,
      clearInterval: () => {},
      requestIdleCallback: () => 0,
    };
    // A brief link is one that ended soon by the clock, which stands still here: none is.
    world.performance.now = (() => { let now = 0; return () => (now += 10_000); })();
    this.#link = runInNewContext(`${LINK}; ({ decide })`, world);
  }

  /** @param {string} id */
  keyOf(id) {
    return `${this.#number}:0:document:${id}`;
  }

  #connect() {
    const life = this.#sim.background();
    const [own, other] = pair(this.#sim, life, this.#number);
    this.#ports.add(own);
    /** @type {import('../../../extension/background/senders.js').PageSender} */
    const sender = { kind: 'page', tab: this.#number, frame: 0, document: 'document', origin: `https://${this.#number}.example` };
    this.#sim.post({ life, run: () => life.held.connectPage(other, sender) });
    return own;
  }

  /** @param {string} name */
  ask(name) {
    const id = `${name}#${this.asked.length}`;
    this.asked.push(id);
    // Each asks for something else, so that none is the same twice.
    const snapshot = JSON.stringify({ method: name, number: this.asked.length });
    const wallet = { id: 'wallet', name: 'Wallet', transport: 'metamask' };
    const asked = { id, snapshot, wallet, chain: null, account: null, reached: 'no' };
    void this.#link.decide(asked).then((/** @type {any} */ { error, edited }) => {
      this.log.push({ id, error, snapshot: edited ?? snapshot });
      this.ends.set(name, error ? error.code : 'forwarded');
    });
  }

  /** The browser ends the port, which either end hears first. @param {boolean} ownFirst */
  drop(ownFirst) {
    const [port] = this.#ports;
    if (!port) return;
    this.#ports.clear();
    if (ownFirst) port.closed();
    else port.disconnect();
    if (ownFirst) port.hangUp();
    else port.onDisconnect.fire(port);
  }

  /** The person goes to another page. */
  leave() {
    for (const listener of this.#pagehide) listener();
    for (const port of this.#ports) port.disconnect();
    this.#ports.clear();
  }

  /** Whether a request of it has not ended. */
  waits() {
    return this.log.length < this.asked.length;
  }
}
