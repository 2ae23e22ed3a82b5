// @ts-check
/** The record of the one revocation run there is. It is written before anything is done, so that it outlives us. */

/** @typedef {import("../../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../../wasm/background.js").Run} Run */
/** @typedef {import("../../wasm/background.js").RunStep} RunStep */
/** @typedef {import("../../wasm/background.js").SentTransaction} SentTransaction */
/** @typedef {import("../../wasm/background.js").StepState} StepState */
/** @typedef {import("../../wasm/background.js").Target} Target */
/** @typedef {import("../../wasm/background.js").Text} Text */
/**
 * What is under way. A person is asked in the first four phases, by the call with this id; in the next two what was sent
 * is waited for; in the last, until the person has chosen the account in the wallet.
 * @typedef {object} Now
 * @property {"switch" | "sign" | "send" | "batch" | "mined" | "status" | "account"} phase
 * @property {number[]} places the steps that it is about
 * @property {string} id of the call; then the transaction's hash, or the batch's name
 * @property {number} until when that is waited for, in ms since 1970; 0 while a person is asked
 * @property {string} [nonce] of the transaction, once a node said it
 * @property {number} [replaced] how many looks in a row another transaction had its place
 */
/**
 * @typedef {object} Record_ a run in storage
 * @property {string} id
 * @property {number} tab none of a wallet that answers us itself
 * @property {string} wallet its id there
 * @property {string | null} [site] of that tab; null where nothing of it is to be kept
 * @property {RevokeStep[]} steps
 * @property {StepState[]} states one for each
 * @property {[Target, Text][]} [cannot] what was chosen and no call ends, and why
 * @property {(string | null)[]} [gas] for each, what a node expects that it takes
 * @property {(string | null)[]} [hashes] for each, that of the transaction that was sent for it
 * @property {number[]} most for each, how many calls may go together with it
 * @property {Now | null} now
 * @property {Record<string, number>} limits by chain and owner, how many calls the wallet takes at once; absent is not known yet
 * @property {string[]} prepared chains and owners of which the steps were looked at before anybody was asked
 * @property {string | null} switched the chain that the wallet was last asked to go to
 * @property {boolean} [paused] whether nothing more is begun until the person says so
 */

export class Journal {
  #store;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {import("../store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** @param {() => void} listener called whenever the run changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {Promise<Record_ | null>} */
  read() {
    return this.#store.read("run", "current");
  }

  /** @param {Record_} run */
  async write(run) {
    await this.#store.write("run", "current", run);
    this.changed();
  }

  async forget() {
    await this.#store.remove("run", "current");
    this.changed();
  }

  /** What pages are shown is another now. */
  changed() {
    for (const listener of this.#listeners) listener();
  }
}

/**
 * @param {Record_} run @param {(chain: string, hash: string | null | undefined) => SentTransaction | null} lookUp
 * @returns {Run} as pages show it
 */
export const shown = ({ id, steps, states, cannot = [], gas = [], hashes = [], now, paused }, lookUp) => ({
  id,
  problem: null,
  owner: (steps.find((_, at) => states[at]?.state !== "done") ?? steps[0])?.owner ?? null,
  awaits: now?.phase === "account" ? (stepsAt({ steps }, now.places)[0]?.owner ?? null) : null,
  steps: steps.map(({ chain, ends, note }, at) => ({
    ...whatOf(ends),
    sent: lookUp(chain, hashes[at]),
    gas: gas[at] ?? null,
    note,
    ...(states[at] ?? WAITING),
  })),
  cannot: cannot.map(([target, why]) => ({ ...whatOf([target]), sent: null, gas: null, note: null, state: "failed", why })),
  paused: paused === true,
  over: isFinished({ states }),
});

/** @param {Target[]} ends @returns {Pick<RunStep, "ends" | "limit" | "signatures">} */
const whatOf = (ends) => ({
  ends: ends.flatMap((target) => (target.target === "allowance" || target.target === "limit" ? [target.key] : [])),
  limit: ends.find((target) => target.target === "limit")?.amount ?? null,
  signatures: ends.filter(({ target }) => target === "signature").length,
});

/** One that could not even begin. @param {string} problem a sentence @returns {Run} */
export const notBegun = (problem) =>
  ({ id: "", owner: null, awaits: null, problem: { id: problem, args: {} }, steps: [], cannot: [], paused: false, over: true });

/** @param {Pick<Record_, "states">} run @returns {boolean} whether nothing of it is left to do */
export const isFinished = ({ states }) => states.every(({ state }) => isOver(state));

/** @param {StepState["state"]} state */
export const isOver = (state) => state === "done" || state === "refused" || state === "failed";

/** @type {StepState} */
export const WAITING = { state: "waiting" };

/** @param {Record_} run @param {number[]} places @param {StepState} state */
export const set = (run, places, state) => {
  for (const at of places) run.states[at] = state;
};

/** Each was sent with the transaction at its place, or all with the only one. @param {Record_} run @param {number[]} places @param {(string | null)[]} hashes */
export const setSent = (run, places, hashes) => {
  run.hashes ??= [];
  for (const [at, place] of places.entries()) run.hashes[place] = hashes[hashes.length === places.length ? at : 0] ?? null;
};

/** Account by account, that of the wallet first. @param {RevokeStep[]} steps @param {string | null} account @returns {RevokeStep[]} */
export const byAccount = (steps, account) =>
  [...new Set([account, ...steps.map(({ owner }) => owner)])].flatMap((owner) => steps.filter((step) => step.owner === owner));

/** @param {Pick<Record_, "steps">} run @param {number[]} places @returns {RevokeStep[]} */
export const stepsAt = (run, places) => places.flatMap((at) => run.steps[at] ?? []);

/** Puts a step after another one. @param {Record_} run in which nothing is under way @param {number} at @param {RevokeStep} step */
export const insertAfter = (run, at, step) => {
  run.steps.splice(at + 1, 0, step);
  run.states.splice(at + 1, 0, WAITING);
  run.most.splice(at + 1, 0, run.most[at] ?? 1);
  for (const list of [run.gas ??= [], run.hashes ??= []]) {
    while (list.length <= at) list.push(null);
    list.splice(at + 1, 0, null);
  }
};

/** Whether a step sets anew what the one before it sets to nothing. @param {RevokeStep | undefined} step */
export const isAnew = (step) => step !== undefined && step.ends.some((target) => target.target === "limit" && target.anew);

/** Has what was refused or failed wait again, with what comes after it. @param {Record_} run */
export const renew = (run) => {
  for (const [at, { state }] of run.states.entries()) {
    if (state === "refused" || state === "failed") set(run, isAnew(run.steps[at + 1]) ? [at, at + 1] : [at], WAITING);
  }
};

/** The steps that wait, of the chain and owner of the first one that does. @param {Record_} run @returns {number[]} */
export const nextGroup = (run) => {
  const waiting = run.states.flatMap(({ state }, at) => (state === "waiting" ? [at] : []));
  const [first] = stepsAt(run, waiting);
  return waiting.filter((at) => run.steps[at]?.chain === first?.chain && run.steps[at]?.owner === first?.owner);
};

/**
 * Those of a group that can go together, from the first on.
 * @param {Record_} run @param {number[]} group @param {number} limit of the wallet
 */
export const together = (run, group, limit) => {
  /** @type {number[]} */
  const places = [];
  let most = limit;
  for (const at of group) {
    most = Math.min(most, run.steps[at]?.sign ? 1 : (run.most[at] ?? 1));
    if (places.length >= Math.max(most, 1)) break;
    places.push(at);
  }
  return places;
};

/** @param {string} id of a sentence @param {string} [said] untrusted text @returns {StepState} */
export const failed = (id, said) => {
  /** @type {Text} */
  const why = { id, args: said === undefined ? {} : { said: { arg: "page", value: said } } };
  return { state: "failed", why };
};
