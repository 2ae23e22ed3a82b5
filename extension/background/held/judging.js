// @ts-check
/**
 * Judges a request: with what is known of who is in it, with what the chain answers, and with what the person edits.
 */
import { digestOf, isPrivate } from "./entry.js";

/** @typedef {import("../../wasm/background.js").Context} Context */
/** @typedef {import("../../wasm/background.js").Edit} Edit */
/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").Site} Site */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {Pick<Entry, "answers" | "ages" | "simulation"> & {asked: Pick<Entry["asked"], "chain" | "account">, sender: {origin: string}}} Asking */

export class Judging {
  #guard;
  #questions;
  #simulations;
  #ages;
  #known;
  #memory;
  #policy;

  /**
   * @param {object} parts
   * @param {import("../guard.js").Guard} parts.guard
   * @param {import("../questions/questions.js").Questions} parts.questions
   * @param {import("../questions/simulations.js").Simulations} parts.simulations
   * @param {import("../questions/ages.js").Ages} parts.ages
   * @param {import("../known/known.js").Known} parts.known
   * @param {import("../memory.js").Memory} parts.memory
   * @param {import("../policy.js").Policy} parts.policy
   */
  constructor({ guard, questions, simulations, ages, known, memory, policy }) {
    this.#policy = policy;
    this.#memory = memory;
    this.#guard = guard;
    this.#questions = questions;
    this.#simulations = simulations;
    this.#ages = ages;
    this.#known = known;
  }

  /** A page is about to ask: what judging needs is started while the request is on its way. */
  prepare() {
    // What cannot be started fails again for the request, which is refused then.
    for (const part of [this.#guard, this.#known]) part.prepare().catch(() => {});
  }

  /**
   * Judges what no site asks and nobody waits for, with what the chain answers.
   * @param {string} snapshot @param {string} account that it was asked of
   * @returns {Promise<Judgement>}
   */
  async alone(snapshot, account) {
    const of = { asked: { chain: null, account }, answers: [], ages: [], simulation: null, sender: { origin: "" } };
    const { judgement } = await this.#judgeKnowing(of, snapshot);
    const answers = await this.#questions.answers(judgement.open);
    return answers.length > 0 ? (await this.#judgeKnowing({ ...of, answers }, snapshot)).judgement : judgement;
  }

  /** Judges without answers. @param {Entry} entry */
  begin(entry) {
    return inTurn(entry, () => this.#judge(entry, []));
  }

  /** @param {Entry} entry whether the last judgement would like to know more */
  asks(entry) {
    return questions(entry).length > 0;
  }

  /** Asks what the last judgement left open, and judges with the answers. @param {Entry} entry */
  async refine(entry) {
    entry.asking += 1;
    try {
      await this.#ask(entry);
      await inTurn(entry, () => this.#judge(entry, entry.edits));
    } finally {
      entry.asking -= 1;
    }
  }

  /** @param {Entry} entry @returns {Promise<number>} how much was answered */
  async #ask(entry) {
    const answers = await this.#questions.answers(questions(entry), { isKept: !isPrivate(entry) });
    entry.answers = [...entry.answers, ...answers];
    return answers.length;
  }

  /**
   * Looks for young contracts among those who would be allowed something, and judges with what was found.
   * @param {Entry} entry
   * @returns {Promise<boolean>} whether anything was
   */
  async age(entry) {
    const { chain = null, effects = [] } = entry.judgement ?? {};
    const spenders = effects.flatMap((effect) => (effect.effect === "grant" ? [effect.spender] : []));
    const ages = chain === null ? [] : await this.#ages.young(chain, spenders, { isKept: !isPrivate(entry) }).catch(() => []);
    if (ages.length === 0) return false;
    entry.ages = ages;
    await inTurn(entry, () => this.#judge(entry, entry.edits));
    return true;
  }

  /**
   * Has what would be forwarded played through, and judges with what was seen. What was played before is of no use then.
   * @param {Entry} entry
   * @returns {Promise<boolean>} whether anything was
   */
  async simulate(entry) {
    const { snapshot } = entry;
    const { chain, account } = entry.asked;
    const context = { origin: entry.sender.origin, chain, account, now: Math.floor(Date.now() / 1000) };
    entry.playing?.abort();
    entry.playing = new AbortController();
    const seen = await this.#simulations.of(snapshot, context, entry.playing.signal).catch(() => null);
    if (!seen || entry.snapshot !== snapshot) return false;
    entry.simulation = { snapshot, seen };
    await inTurn(entry, () => this.#judge(entry, entry.edits));
    // What it saw may be of tokens that nobody asked about yet.
    if ((await this.#ask(entry)) === 0) return true;
    await inTurn(entry, () => this.#judge(entry, entry.edits));
    return true;
  }

  /**
   * Judges what was asked with these edits instead of any before. Rejects, and changes nothing, if they are none that
   * were offered.
   * @param {Entry} entry @param {Edit[]} edits
   */
  edit(entry, edits) {
    return inTurn(entry, async () => {
      const isOffered = (/** @type {Edit} */ { place }) => entry.offers.some((offer) => offer.place === place);
      if (!edits.every(isOffered)) throw new Error("not offered");
      await this.#judge(entry, edits);
    });
  }

  /**
   * What a person edited before a restart, as it was to be forwarded. Rejects if it does not come out the same.
   * @param {Entry} entry @param {{edits: Edit[], forwards: string}} line
   * @returns {Promise<string | null>} null if they edited nothing
   */
  async edited({ asked }, { edits, forwards }) {
    if (edits.length === 0) return null;
    const snapshot = await this.#guard.edit(asked.snapshot, edits);
    if ((await digestOf({ ...asked, snapshot })) !== forwards) throw new Error("not what was decided");
    return snapshot;
  }

  /** @param {Entry} entry @param {Edit[]} edits */
  async #judge(entry, edits) {
    const { asked } = entry;
    const snapshot = edits.length > 0 ? await this.#guard.edit(asked.snapshot, edits) : asked.snapshot;
    const forwards = await digestOf({ ...asked, snapshot });
    const { context, judgement } = await this.#judgeKnowing(entry, snapshot);
    const offers = await this.#offers(entry, context, judgement);
    if (edits.length === 0) entry.headline = judgement.headline;
    // All at once: what is decided on is always one snapshot with its own judgement.
    Object.assign(entry, { snapshot, edits, forwards, judgement, offers, revision: entry.revision + 1 });
  }

  /** @param {Asking} asking @param {string} snapshot @returns {Promise<{context: Context, judgement: Judgement}>} */
  async #judgeKnowing({ asked: { chain, account }, answers, ages, simulation, sender: { origin } }, snapshot) {
    const now = Math.floor(Date.now() / 1000);
    const [dealings, policy] = await Promise.all([this.#memory.of(origin), this.#policy.current()]);
    const memory = { ...dealings, ages };
    const seen = simulation?.snapshot === snapshot ? { simulation: simulation.seen } : {};
    const bare = { origin, chain, account, now, memory, policy, ...seen };
    const [first, site] = await Promise.all([this.#guard.judge(snapshot, bare, answers), this.#known.site(origin)]);
    const parties = await this.#known.parties(first);
    const context = { ...bare, ...parties, site };
    return { context, judgement: addsTo(parties, site) ? await this.#guard.judge(snapshot, context, answers) : first };
  }

  /**
   * What can be changed about what the page asked. Nothing of it decides: without an offer there is less to choose.
   * @param {Entry} entry @param {Context} context @param {Judgement} judgement
   */
  async #offers({ asked: { snapshot, reached }, answers }, context, { effects }) {
    // What the wallet has already, or may have, is not changed by changing it here.
    if (reached !== "no" || !effects.some(({ effect }) => effect === "grant")) return [];
    return this.#guard.offers(snapshot, context, answers).catch(() => []);
  }
}

/**
 * Judgements of one request end in the order in which they begin.
 * @param {Entry} entry @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
const inTurn = (entry, work) => {
  const done = entry.judged.then(work);
  entry.judged = done.catch(() => {});
  return done;
};

/**
 * Whether anything is known that a judgement without it does not say.
 * @param {{known: unknown[], listed: unknown[], lookedUp: boolean}} parties @param {Site} site
 */
const addsTo = ({ known, listed, lookedUp }, site) =>
  lookedUp || known.length + listed.length > 0 || Boolean(site.listed ?? site.resembles);

/** @param {Entry} entry what decides the level, and what is asked besides in the same round */
const questions = ({ judgement }) => (judgement ? [...judgement.open, ...judgement.also] : []);
