// @ts-check
/**
 * The signature journal: approval-like signatures that passed and that the wallet gave. What is kept of one, and how it
 * stands by what the chain says, is the guard's to say.
 */
import { isDangerous } from "../danger.js";
import { queue } from "../once.js";
import { Records } from "../records.js";

/** @typedef {import("../../wasm/background.js").Given} Given */
/** @typedef {import("../../wasm/background.js").GivenView} GivenView */
/** @typedef {import("../../wasm/background.js").GivenNow} GivenNow */
/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").Outcome} Outcome */
/** @typedef {import("../../wasm/background.js").Target} Target */
/** @typedef {import("../../wasm/background.js").Text} Text */
/** @typedef {import("../../wasm/background.js").Level} Level */
/** @typedef {{origin: string | null, level: Level, headline: Text, given: Given}} Asked `origin`: null if it was made elsewhere */
/** @typedef {Asked & {at: number, now: GivenNow | null, readAt: number}} Kept `at` and `readAt` are unix seconds */

/** How long one HTTP request may take, in ms. */
const LOOK_MS = 10_000;
/** Signatures that are kept. Of more, those that are over go first, then the oldest. */
export const MOST = 256;
/** How many of one origin are: alone it has no more of those of others forgotten. */
const MOST_OF_ONE = 64;

/** States that a signature comes out of no more, as far as anybody can tell. */
const OVER = new Set(["used", "expired", "cancelled", "superseded"]);

export class Signatures {
  #guard;
  #chains;
  #history;
  /** @type {Records<Asked, Kept>} */
  #records;
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
   * @param {import("../history.js").History} parts.history
   */
  constructor({ guard, chains, store, revocations, history }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#history = history;
    this.#records = new Records(store, {
      kind: "signature", asking: "signing", read: signatureOf, most: MOST, mostOfOne: MOST_OF_ONE, order,
      keep: (asked) => ({ name: nameOf(asked.given), kept: { ...asked, at: Math.floor(Date.now() / 1000), now: null, readAt: 0 } }),
    });
    revocations.onEnded((ended, site) => this.#ended(ended, site));
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
      if (given) await this.#records.ask(key, askedOf(origin, judgement, given));
    } catch {
      // Without room for it, it is as if it had not passed here.
    }
  }

  /**
   * The person says that this was signed elsewhere.
   * @param {Judgement} judgement of what was signed @param {string} account that signed it
   * @returns {Promise<"kept" | "known" | "none" | "other">} whether it is kept now, was before, gives nobody anything, or is in the name of another account
   */
  async pasted(judgement, account) {
    const given = await this.#guard.given(judgement);
    if (!given) return "none";
    if (given.signature.owner !== account) return "other";
    if (!(await this.#records.addNew(askedOf(null, judgement, given)))) return "known";
    this.#changed();
    void this.look(Infinity);
    return "kept";
  }

  /** The wallet answered a request. @param {string} key @param {Outcome} outcome */
  async answered(key, outcome) {
    if (await this.#records.answer(key, outcome === "answered").catch(() => false)) await this.look(Infinity);
  }

  /** @returns {Promise<GivenView[]>} the last first */
  async all() {
    const all = (await this.#records.all()).map(([name, kept]) => ({ name, ...kept }));
    return all.sort((one, other) => other.at - one.at);
  }

  /** @returns {Promise<number>} how many may still be used */
  async open() {
    return (await this.#records.all()).filter(([, kept]) => !isOver(kept)).length;
  }

  /** @returns {Promise<(string | null)[]>} the deadline of each of them that is dangerous, past or not */
  async dangerous() {
    const open = (await this.#records.all()).filter(([, kept]) => isDangerous(kept.level) && !isOver(kept));
    return open.map(([, { given: { deadline } }]) => deadline);
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
    const due = (await this.#records.all()).filter(([, { readAt }]) => readAt <= before);
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
    await this.#records.change(names, (kept, at) => (kept.given.ended === given[at]?.ended ? { ...kept, now: now[at] ?? null, readAt } : kept));
  }

  /** @param {string[]} names @returns {Promise<Target[]>} what a run ends of them */
  async targets(names) {
    if (names.length === 0) return [];
    const chosen = (await this.#records.all()).filter(([name]) => names.includes(name));
    return chosen.map(([, { given: { signature } }]) => ({ target: "signature", signature }));
  }

  /** What is stored is another now. */
  async renew() {
    await this.#records.renew();
    this.#changed();
  }

  /** @param {string[]} names */
  async forget(names) {
    await this.#records.forget(names);
    this.#changed();
  }

  /** A run ended these. @param {import("../revocations/revocations.js").Ended[]} ended @param {string | null} site whose wallet was asked */
  async #ended(ended, site) {
    /** @type {Map<string, string | null>} */
    const hashes = new Map(ended.flatMap(({ target, hash }) => (target.target === "signature" ? [[idOf(target.signature), hash]] : [])));
    const found = (await this.#records.all()).filter(([, { given }]) => hashes.has(idOf(given.signature)));
    if (found.length === 0) return;
    await this.#history.cancelled(found.map(([, kept]) => ({ ...kept, hash: hashes.get(idOf(kept.given.signature)) ?? null })), site);
    await this.#records.change(found.map(([name]) => name), (kept) => ({ ...kept, readAt: 0, given: { ...kept.given, ended: true } }));
    // The run need not wait for the chain; what cannot be read now is read with the next look.
    void this.look(Infinity).catch(() => {});
  }
}

/** @param {string | null} origin @param {Judgement} judgement @param {Given} given @returns {Asked} */
const askedOf = (origin, { headline, verdict }, given) => ({ origin, level: verdict, headline, given });

/** @param {Kept} kept */
const isOver = ({ now }) => now !== null && OVER.has(now.state.state);

/** The same may be signed by several accounts: not every message names its signer. @param {Given} given */
export const nameOf = ({ digest, signature: { chain, owner } }) => `${chain}/${owner}/${digest}`;

/** The same text for the same signature: some browsers' storage puts members into another order. @param {Given["signature"]} signature */
const idOf = (signature) => JSON.stringify(signature, (_, value) =>
  (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value));

/** @param {any} record @returns {Kept | null} */
export const signatureOf = ({ origin, level, headline, given, at, now, readAt }) =>
  given?.signature && headline?.id ? { origin, level: level ?? "high", headline, given, at, now, readAt } : null;

/** What is over goes first, then the oldest. @param {Kept} one @param {Kept} other */
const order = (one, other) => Number(isOver(other)) - Number(isOver(one)) || one.at - other.at;
