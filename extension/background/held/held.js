// @ts-check
/**
 * Requests between a page and a decision. Only a person's click, or a verdict that needs no person, lets one
 * through; everything else that can happen refuses it. Each is in one state, which the journal keeps, so that
 * the background may die in any of them.
 */
import { once } from "../once.js";
import { Crowds, hasRoom } from "./crowd.js";
import { HEARD, answer, digestOf, editedOf, entryOf, isOfOne, isPrivate, keyOf, lineOf, viewOf } from "./entry.js";
import { DECISION_MS, Journal, isOpen } from "./journal.js";
import { Judging } from "./judging.js";
import { Keeping } from "./keeping.js";
import { Pricing } from "./pricing.js";
import { BUSY, LATE, MUTED, NO_PROMPT, PAUSED, REFUSED, SETTINGS, TWICE, UNREADABLE } from "./refusals.js";

/** @typedef {import("../../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../../wasm/background.js").FromPrompt} FromPrompt */
/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {import("../senders.js").PageSender} PageSender */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./entry.js").Asked} Asked */
/** @typedef {import("./journal.js").Line} Line */
/** @typedef {Extract<FromPrompt, {type: "decide"}>} Decision */
/** @typedef {Extract<FromPrompt, {type: "edit"}>} Change */

/** How long after a restart pages may take to ask again, in ms. */
const RETURN_MS = 3000;

export class Held {
  #window;
  #sites;
  #keeping;
  #passed;
  #judging;
  #pricing;
  #journal;
  #crowds = new Crowds();
  /** Requests without a decision. @type {Map<string, Entry>} */
  #entries = new Map();
  /** What the person was asked before the background restarted, and is not back yet. @type {Set<string>} */
  #returning = new Set();
  #ready;

  /**
   * @param {object} parts
   * @param {import("../guard.js").Guard} parts.guard
   * @param {import("../questions/questions.js").Questions} parts.questions
   * @param {import("../questions/simulations.js").Simulations} parts.simulations
   * @param {import("../questions/ages.js").Ages} parts.ages
   * @param {import("../known/known.js").Known} parts.known
   * @param {import("../store.js").Store} parts.store
   * @param {import("./sites.js").Sites} parts.sites
   * @param {import("../accounts.js").Accounts} parts.accounts
   * @param {import("../memory.js").Memory} parts.memory
   * @param {import("../signatures/signatures.js").Signatures} parts.signatures
   * @param {import("../history.js").History} parts.history
   * @param {import("../passed.js").Passed} parts.passed
   * @param {import("../policy.js").Policy} parts.policy
   * @param {import("../prices/prices.js").Prices} parts.prices
   * @param {import("../prompt-window.js").PromptWindow} parts.promptWindow
   */
  constructor({ guard, questions, simulations, ages, known, accounts, memory, signatures, history, passed, policy, prices, store, sites, promptWindow }) {
    this.#sites = sites;
    this.#window = promptWindow;
    this.#keeping = new Keeping({ accounts, memory, signatures, history });
    this.#passed = passed;
    this.#judging = new Judging({ guard, questions, simulations, ages, known, memory, policy });
    this.#pricing = new Pricing(prices, () => this.#publish());
    this.#journal = new Journal(store);
    this.#ready = once(() => this.#start());
    // If it fails, the first request tries again.
    void this.#ready().catch(() => {});
  }

  /** How many requests have no decision. */
  get count() {
    return this.#entries.size;
  }

  /** @param {chrome.runtime.Port} port @param {PageSender} sender */
  connectPage(port, sender) {
    port.onMessage.addListener((/** @type {FromContent} */ message) => {
      switch (message.type) {
        case "request": return void this.#receive(port, sender, message);
        case "withdraw": return this.#leave(keyOf(sender, message.id));
        case "taken": return void this.#ready().then(() => this.#journal.taken(keyOf(sender, message.id)));
        case "settle": return void this.#ready().then(() => this.#settled(keyOf(sender, message.id), message));
        case "overflow": return this.#overflow(sender, message.count);
      }
    });
    port.onDisconnect.addListener(() => {
      for (const { key, port: own } of this.#entries.values()) if (own === port) this.#leave(key);
    });
    port.postMessage(HEARD);
    this.#judging.prepare();
  }

  /** @param {string} key @param {Extract<FromContent, {type: "settle"}>} message */
  #settled(key, { outcome, hash = null }) {
    this.#keeping.answered(key, outcome, hash);
    return this.#journal.settled(key, outcome);
  }

  /** @param {chrome.runtime.Port} port */
  connectPrompt(port) {
    if (!this.#window.connect(port)) return;
    port.onMessage.addListener((/** @type {FromPrompt} */ message) => {
      if (message.type === "decide") this.#choose(message);
      if (message.type === "edit") void this.#edit(message);
      if (message.type === "mute") this.#mute(message.id);
    });
    port.onDisconnect.addListener(() => {
      if (this.#window.disconnected(port)) void this.#refuseShown(REFUSED);
    });
    void this.#ready().then(() => this.#publish());
  }

  /** @param {number} tab a tab that was closed */
  async promptClosed(tab) {
    if (await this.#window.closed(tab)) await this.#refuseShown(REFUSED);
  }

  /** Takes up what a former life of the background left. */
  async #start() {
    await Promise.all([this.#journal.load(), this.#sites.load()]);
    for (const [key, { state }] of this.#journal.all()) if (state === "shown") this.#returning.add(key);
    const started = Date.now();
    setTimeout(() => this.#sweep(started), RETURN_MS);
  }

  /** Ends what did not come back after a restart: its page is gone. @param {number} started in ms since 1970 */
  #sweep(started) {
    this.#returning.clear();
    this.#journal.sweep(started, (key) => this.#entries.has(key));
    this.#publish();
  }

  /**
   * A request, or one again that a former life of the background did not answer.
   * @param {chrome.runtime.Port} port @param {PageSender} sender @param {Asked} asked
   */
  async #receive(port, sender, asked) {
    const entry = entryOf(port, sender, asked);
    const known = this.#entries.get(entry.key);
    if (known) return this.#again(known, entry);
    if (!hasRoom(this.#entries.values(), sender)) {
      this.#overflow(sender, 1);
      return answer(entry, BUSY, null);
    }
    // It has its place before anything is awaited, so that leaving the page finds it.
    this.#entries.set(entry.key, entry);
    try {
      entry.digest = await digestOf(asked);
      await this.#ready();
      if (this.#isHeld(entry)) await this.#take(entry);
    } catch {
      await this.#decide(entry, UNREADABLE);
    }
  }

  /** What is held already is asked on another port. @param {Entry} entry @param {Entry} again */
  #again(entry, { port, asked }) {
    entry.port = port;
    if (JSON.stringify(asked) !== JSON.stringify(entry.asked)) void this.#decide(entry, UNREADABLE);
  }

  /** @param {Entry} entry */
  async #take(entry) {
    const before = this.#journal.get(entry.key);
    if (before && !isOpen(before)) return this.#replay(entry, before);
    const error = this.#silence(entry, !before);
    if (error) return this.#end(entry, error);
    if (before) Object.assign(entry, { revision: before.revision, since: before.since });
    void this.#journal.write(entry.key, lineOf(entry, before?.state ?? "received"));
    await this.#judging.begin(entry);
    if (!this.#isHeld(entry)) return;
    return this.#decideAlone(entry) ?? this.#refine(entry);
  }

  /**
   * What was decided is delivered again, to the same document for the same request, unless that is long ago or
   * the page had it. Nothing is decided anew.
   * @param {Entry} entry @param {Line} before
   */
  async #replay(entry, before) {
    const { state, origin, digest, at, error } = before;
    const same = origin === entry.sender.origin && digest === entry.digest;
    if (same && state === "decided" && Date.now() - at <= DECISION_MS) {
      const edited = error ? null : await this.#judging.edited(entry, before);
      return this.#isHeld(entry) ? this.#end(entry, error, edited) : undefined;
    }
    if (same && state === "decided") void this.#journal.write(entry.key, { ...before, error: LATE });
    return this.#end(entry, LATE);
  }

  /**
   * @param {Entry} entry @param {boolean} isNew what waited before a restart waits on
   * @returns {RpcError | null} why it is refused without a look at it
   */
  #silence(entry, isNew) {
    const silence = this.#sites.silence(entry.sender);
    if (silence === "muted") return MUTED;
    if (!isNew) return null;
    if (silence === "paused") return PAUSED;
    const same = (/** @type {Entry} */ other) => other !== entry && other.digest === entry.digest && isOfOne(other, entry);
    if (![...this.#entries.values()].some(same)) return null;
    // Its answer is not shared either: one click, one signature.
    this.#overflow(entry.sender, 1);
    return TWICE;
  }

  /**
   * Shows the request and judges it again with what the chain answers. One that may need nobody waits for the
   * chain first.
   * @param {Entry} entry
   */
  async #refine(entry) {
    const refined = this.#askChain(entry);
    if (entry.judgement?.action === "wait") await refined;
    if (!this.#isHeld(entry)) return;
    await Promise.all([refined.then(() => this.#simulate(entry)), this.#show(entry), this.#add(entry, this.#judging.age(entry))]);
  }

  /** Shows what would happen, once that is known. @param {Entry} entry */
  async #simulate(entry) {
    if (this.#isHeld(entry)) await this.#add(entry, this.#judging.simulate(entry));
  }

  /** Shows what was found out beside the questions. @param {Entry} entry @param {Promise<boolean>} found whether anything was */
  async #add(entry, found) {
    if (!(await found) || !this.#isHeld(entry)) return;
    if (entry.shown) void this.#journal.write(entry.key, lineOf(entry, "shown"));
    this.#publish();
  }

  /** What needs nobody, by the judgement and the person's settings. @param {Entry} entry */
  #decideAlone(entry) {
    const { judgement, sender } = entry;
    if (judgement?.action === "note") void this.#passed.add(sender, judgement, { isKept: !isPrivate(entry) });
    if (judgement?.action === "pass" || judgement?.action === "note") return this.#decide(entry, null);
    return judgement?.action === "refuse" ? this.#decide(entry, SETTINGS) : null;
  }

  /** @param {Entry} entry */
  async #askChain(entry) {
    if (!this.#judging.asks(entry)) return;
    await this.#judging.refine(entry);
    if (!this.#isHeld(entry)) return;
    // What the person is asked already, only the person lets through; what their settings refuse is refused all the same.
    const isTheirs = entry.shown && entry.judgement?.action !== "refuse";
    const decided = isTheirs ? null : this.#decideAlone(entry);
    if (decided) return decided;
    if (entry.shown) void this.#journal.write(entry.key, lineOf(entry, "shown"));
    this.#publish();
  }

  /** @param {Entry} entry */
  async #show(entry) {
    // A site that asks again and again does not get the window to the front each time.
    const inFront = !this.#shown().some((other) => isOfOne(other, entry));
    entry.shown = true;
    this.#returning.delete(entry.key);
    await this.#journal.write(entry.key, lineOf(entry, "shown"));
    if (!this.#isHeld(entry)) return;
    this.#publish();
    await this.#window.show(inFront, () => this.#isHeld(entry)).catch(() => this.#refuseShown(NO_PROMPT));
  }

  /** @param {Decision} decision */
  #choose({ id, revision, forward, edits, trust }) {
    const entry = this.#entries.get(id);
    if (!entry?.shown) return;
    // A click on an older verdict is no consent to the newer one, nor one on a safer version to what was asked.
    const seen = entry.revision === revision && JSON.stringify(entry.edits) === JSON.stringify(edits);
    if (forward && !seen) return this.#publish();
    if (forward) this.#sites.continued(entry.sender);
    else this.#sites.refused(entry.sender);
    this.#crowds.decided(entry.sender.origin);
    if (forward) this.#keeping.trusted(entry, trust);
    void this.#decide(entry, forward ? null : REFUSED);
  }

  /** @param {Change} change */
  async #edit({ id, turn, edits }) {
    const entry = this.#entries.get(id);
    if (!entry?.shown) return;
    await this.#change(entry, turn, edits).catch(() => this.#decide(entry, UNREADABLE));
  }

  /** What is not offered, or cannot be judged, changes nothing. @param {Entry} entry @param {number} turn @param {Change["edits"]} edits */
  async #change(entry, turn, edits) {
    const open = JSON.stringify(entry.judgement?.open);
    await this.#judging.edit(entry, edits).catch(() => {});
    entry.turn = turn;
    if (!this.#isHeld(entry)) return;
    await this.#journal.write(entry.key, lineOf(entry, "shown"));
    if (!this.#isHeld(entry)) return;
    this.#publish();
    if (JSON.stringify(entry.judgement?.open) !== open) await this.#askChain(entry);
    await this.#simulate(entry);
  }

  /** @param {string} id of a request of the site */
  #mute(id) {
    const origin = this.#entries.get(id)?.sender.origin;
    if (origin === undefined) return;
    this.#sites.mute(origin);
    for (const entry of this.#entries.values()) if (entry.sender.origin === origin) void this.#decide(entry, MUTED);
  }

  /** Refuses all that the person is asked, also what is not back yet after a restart. @param {RpcError} error */
  async #refuseShown(error) {
    await this.#ready();
    for (const entry of this.#entries.values()) {
      if (!entry.shown) continue;
      if (error === REFUSED) this.#sites.refused(entry.sender);
      void this.#decide(entry, error);
    }
    for (const key of [...this.#returning]) {
      const entry = this.#entries.get(key);
      const line = this.#journal.get(key);
      if (entry) void this.#decide(entry, error);
      else if (line) void this.#journal.write(key, { ...line, state: "decided", at: Date.now(), error });
    }
    this.#returning.clear();
  }

  /**
   * The one decision about a request. A decision of a person outlives the background from before it is sent.
   * @param {Entry} entry @param {RpcError | null} error null forwards
   */
  async #decide(entry, error) {
    if (!this.#isHeld(entry)) return;
    this.#remove(entry);
    // Taken before anything is awaited: an edit that is still being judged was not decided on.
    const edited = editedOf(entry);
    if (!error && entry.shown) this.#keeping.continued(entry);
    if (error) this.#keeping.refused(entry, error);
    const written = this.#journal.write(entry.key, { ...lineOf(entry, "decided"), error }).then(() => true, () => false);
    const isSafe = !entry.shown || (await written);
    const kept = error ? null : this.#keeping.forwarded(entry);
    if (kept) await kept;
    this.#end(entry, isSafe ? error : (error ?? LATE), edited);
  }

  /** @param {Entry} entry @param {RpcError | null} error @param {string | null} [edited] forwarded instead of what was asked */
  #end(entry, error, edited = null) {
    answer(entry, error, edited);
    // While this was written down, it may have been asked anew.
    if ((this.#entries.get(entry.key) ?? entry) === entry) this.#drop(entry.key);
  }

  /** The page gave it up. @param {string} key */
  #leave(key) {
    if (!this.#entries.has(key)) return;
    this.#journal.remove(key);
    this.#drop(key);
  }

  /** @param {PageSender} sender @param {number} count of requests that were refused since too many wait */
  #overflow(sender, count) {
    this.#crowds.refused(sender.origin, count);
    this.#publish();
  }

  /** @param {string} key of a request that nobody is to be asked about any more */
  #drop(key) {
    const entry = this.#entries.get(key);
    if (entry) this.#remove(entry);
    this.#returning.delete(key);
    this.#crowds.forget(this.#entries.values());
    this.#publish();
  }

  /** It is held no more: nobody waits for what is still being played through. @param {Entry} entry */
  #remove(entry) {
    this.#entries.delete(entry.key);
    entry.playing?.abort();
  }

  /** @param {Entry} entry */
  #isHeld(entry) {
    return this.#entries.get(entry.key) === entry;
  }

  /** What the person is asked. */
  #shown() {
    return [...this.#entries.values()].filter((entry) => entry.shown);
  }

  /** Tells the prompt what waits, once all that waited before a restart is back. */
  #publish() {
    if (this.#returning.size > 0) return;
    const shown = this.#shown().sort((a, b) => a.since - b.since);
    const [front] = shown;
    if (!front?.judgement) return this.#window.dismiss();
    const crowd = this.#crowds.beside(front.sender.origin, shown);
    this.#window.send({ type: "queue", held: [viewOf(front, front.judgement, this.#pricing.of(front, front.judgement))], crowd });
  }
}
