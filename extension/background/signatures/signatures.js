// @ts-check
/**
 * The signature journal: approval-like signatures that passed and that the wallet gave. What is kept of one, and how it
 * stands by what the chain says, is the guard's to say.
 */
import { queue } from "../once.js";
import { Shelf, isOver } from "./shelf.js";

/** @typedef {import("../../wasm/background.js").Given} Given */
/** @typedef {import("../../wasm/background.js").GivenView} GivenView */
/** @typedef {import("../../wasm/background.js").GivenNow} GivenNow */
/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").Outcome} Outcome */
/** @typedef {import("../../wasm/background.js").Target} Target */

/** How long one HTTP request may take, in ms. */
const LOOK_MS = 10_000;

export class Signatures {
  #guard;
  #chains;
  #revocations;
  #shelf;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** Looks that are under way, which go one after the other: none undoes what a later one found. */
  #looking = 0;
  #next = queue();

  /**
   * @param {object} parts
   * @param {import("../guard.js").Guard} parts.guard
   * @param {import("../chains.js").Chains} parts.chains
   * @param {import("../store.js").Store} parts.store
   * @param {import("../revocations/revocations.js").Revocations} parts.revocations
   */
  constructor({ guard, chains, store, revocations }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#revocations = revocations;
    this.#shelf = new Shelf(store);
    revocations.onEnded((targets) => void this.#ended(targets));
  }

  /** @param {() => void} listener called whenever something changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }

  /**
   * A request goes on to the wallet.
   * @param {string} key of the request @param {string} origin @param {Judgement} judgement
   * @returns {Promise<void>} which does not reject: what cannot be kept keeps nobody from signing
   */
  async asked(key, origin, judgement) {
    try {
      const given = await this.#guard.given(judgement);
      if (given) await this.#shelf.ask(key, { origin, headline: judgement.headline, given });
    } catch {
      // Without room for it, it is as if it had not passed here.
    }
  }

  /** The wallet answered a request. @param {string} key @param {Outcome} outcome */
  async answered(key, outcome) {
    if (await this.#shelf.answer(key, outcome === "answered").catch(() => false)) await this.look(Infinity);
  }

  /** @returns {Promise<GivenView[]>} the last first */
  async all() {
    return (await this.#shelf.all()).map(([name, kept]) => ({ name, ...kept }));
  }

  /** @returns {Promise<number>} how many may still be used */
  async open() {
    return (await this.#shelf.all()).filter(([, kept]) => !isOver(kept)).length;
  }

  /** Whether the chain is being asked. */
  get isLooking() {
    return this.#looking > 0;
  }

  /** Reads how those stand that were never read, or longer ago than this. @param {number} older in seconds */
  async look(older) {
    this.#looking += 1;
    // A guard that trapped, or a full disk: what was known before stays, with its time.
    await this.#next(() => this.#readOlder(older)).catch(() => {});
    this.#looking -= 1;
    this.#changed();
  }

  /** @param {number} older */
  async #readOlder(older) {
    const before = Math.max(0, Math.floor(Date.now() / 1000) - older);
    const due = (await this.#shelf.all()).filter(([, { readAt }]) => readAt <= before);
    if (due.length === 0) return;
    this.#changed();
    await this.#read(due.map(([name]) => name), due.map(([, { given }]) => given));
  }

  /** @param {string[]} names @param {Given[]} given */
  async #read(names, given) {
    const readAt = Math.floor(Date.now() / 1000);
    let step = await this.#guard.beginLook(given, readAt);
    while (step.looked === "more") {
      step = await this.#guard.stepLook(step.look, await this.#chains.ask(step.calls, LOOK_MS));
    }
    const { now } = step;
    // What was ended meanwhile is read anew by whoever ended it.
    await this.#shelf.change(names, (kept, at) => (kept.given.ended === given[at]?.ended ? { ...kept, now: now[at] ?? null, readAt } : kept));
  }

  /** @param {string[]} names @returns {Promise<Target[]>} what a run ends of them */
  async targets(names) {
    if (names.length === 0) return [];
    const chosen = (await this.#shelf.all()).filter(([name]) => names.includes(name));
    return chosen.map(([, { given: { signature } }]) => ({ target: "signature", signature }));
  }

  /** @param {string[]} names */
  async forget(names) {
    await this.#shelf.forget(names);
    this.#changed();
  }

  /** A run ended these. @param {Target[]} targets */
  async #ended(targets) {
    const ended = new Set(targets.flatMap((target) => (target.target === "signature" ? [JSON.stringify(target.signature)] : [])));
    const names = (await this.#shelf.all()).filter(([, { given }]) => ended.has(JSON.stringify(given.signature))).map(([name]) => name);
    if (names.length === 0) return;
    await this.#shelf.change(names, (kept) => ({ ...kept, readAt: 0, given: { ...kept.given, ended: true } }));
    await this.look(Infinity);
  }
}
