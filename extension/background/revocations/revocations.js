// @ts-check
/**
 * Ending allowances and signatures. A run is one record in storage and moves on events (the wallet's answer, a mined transaction),
 * so that it outlives the popup and the background itself. The chain, not the page or the wallet, says that a step
 * worked.
 */
import { isHash } from "../chains.js";
import * as batch from "./batch.js";
import { RevocationChain } from "./chain.js";
import { Journal, WAITING, byAccount, failed, insertAfter, isAnew, isFinished, isOver, nextGroup, notBegun, renew, set, setSent, shown, stepsAt, together } from "./journal.js";

/** @typedef {import("../../wasm/background.js").Ending} Ending */
/** @typedef {import("../../wasm/background.js").FromPopup} FromPopup */
/** @typedef {import("../../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../../wasm/background.js").StepState} StepState */
/** @typedef {import("../../wasm/background.js").Target} Target */
/** How something stands; `honoured`: it is over, as the token says, and the spender could still take. @typedef {Ending["ending"] | "honoured"} Stands */
/** @typedef {{target: Target, hash: string | null}} Ended what a call of ours was made for, and its transaction */
/** @typedef {import("./journal.js").Record_} Record_ */
/** @typedef {import("./journal.js").Now} Now */
/** @typedef {Extract<FromContent, {type: "reply"}>} Answer */

/** Between two looks at what is under way, in ms. */
const LOOK_MS = 1000;
/** Between two looks whether the tab still waits for the person, in ms. */
const STILL_MS = 3000;
/** How long what was sent may take, in ms. */
const SENT_MS = 180_000;
/** How long a person may take to choose another account in the wallet, in ms. Then the run is paused. */
const ACCOUNT_MS = 600_000;
/** How long a wallet may take for what needs no person, in ms. */
const QUICK_MS = 10_000;
/** How much is kept of what a wallet says went wrong, in characters. */
const LONGEST_SAID = 300;
/** How often a chain is read again that does not show yet what just worked: endpoints differ by some blocks. */
const AGAIN = 5;

export class Revocations {
  #guard;
  #wallets;
  #scans;
  #journal;
  #chain;
  #chains;
  /** One thing after another: each reads the record, and writes it. @type {Promise<void>} */
  #turns = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Calls that need no person, by id. @type {Map<string, (answer: Answer | null) => void>} */
  #quick = new Map();
  /** Calls of runs that were let be, and whose allowances they are about. @type {Map<string, {chain: string, owner: string}>} */
  #left = new Map();
  /** Calls whose answer came and has not had its turn. @type {Set<string>} */
  #heard = new Set();
  /** Why the last one could not even begin: a sentence. @type {string | null} */
  #problem = null;
  /** Whether the person wants a pause that has not had its turn. */
  #wantsPause = false;
  /** @type {Set<(ended: Ended[], site: string | null) => Promise<void>>} */
  #enders = new Set();

  /**
   * @param {object} parts
   * @param {import("../guard.js").Guard} parts.guard
   * @param {import("../chains.js").Chains} parts.chains
   * @param {import("../store.js").Store} parts.store
   * @param {import("../wallets/wallets.js").Wallets} parts.wallets
   * @param {import("../scans.js").Scans} parts.scans
   */
  constructor({ guard, chains, store, wallets, scans }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#wallets = wallets;
    this.#scans = scans;
    this.#journal = new Journal(store);
    this.#chain = new RevocationChain({ guard, chains });
  }

  /** @param {() => void} listener called whenever the run changes @returns {() => void} ends that */
  watch(listener) {
    return this.#journal.watch(listener);
  }

  /**
   * @param {(ended: Ended[], site: string | null) => Promise<void>} listener called with what is over now, and with the site whose wallet was asked: null if nothing is to be kept of it
   */
  onEnded(listener) {
    this.#enders.add(listener);
  }

  /** The run as pages show it. */
  async current() {
    if (this.#problem !== null) return notBegun(this.#problem);
    const run = await this.#journal.read();
    return run && shown(run, await this.#chains.lookUps());
  }

  /**
   * @param {Pick<Extract<FromPopup, {type: "revoke"}>, "keys" | "tab" | "wallet">} wish
   * @param {() => Promise<Target[]>} [more] to end besides
   */
  begin({ keys, tab, wallet }, more = async () => []) {
    return this.#turn(async () => {
      this.#problem = null;
      /** @type {Record_} */
      let run;
      try {
        const running = await this.#journal.read();
        if (running && !isFinished(running)) return;
        const allowances = keys.map((key) => /** @type {Target} */ ({ target: "allowance", key }));
        run = await this.#planned([...allowances, ...(await more())], { tab, wallet });
        await this.#journal.write(run);
      } catch {
        // Nothing is written that could say it later, and no wallet was asked.
        this.#problem = "run_no_start";
        return this.#journal.changed();
      }
      await this.#advance(run);
    });
  }

  /** @param {Target[]} targets @param {Pick<Record_, "tab" | "wallet">} through @returns {Promise<Record_>} */
  async #planned(targets, { tab, wallet }) {
    const plan = await this.#guard.planRevocation(targets);
    const steps = byAccount(plan.steps, (await this.#walletOf({ tab, wallet }))?.account ?? null);
    const states = steps.map(() => WAITING);
    const most = steps.map(() => batch.MOST_CALLS);
    const site = await this.#siteOf(tab, wallet);
    return { id: crypto.randomUUID(), tab, wallet, site, steps, states, cannot: plan.cannot, most, now: null, limits: {}, prepared: [], switched: null };
  }

  /** Forgets a run that is over or held up. A wallet that asks may never answer; what the person does there all the same shows in the list. */
  dismiss() {
    return this.#turn(async () => {
      if (this.#problem !== null) {
        this.#problem = null;
        return this.#journal.changed();
      }
      const run = await this.#journal.read();
      if (!run) return;
      const { now } = run;
      if (now?.phase === "mined" || now?.phase === "status") return;
      if (!isFinished(run) && now?.phase !== "account" && !run.paused) return;
      const [step] = now ? stepsAt(run, now.places) : [];
      if (now && step) this.#left.set(now.id, step);
      await this.#journal.forget();
    });
  }

  /** Begins nothing more until the person says so. What a wallet asks already goes on: nobody can take that back. */
  pause() {
    this.#wantsPause = true;
    return this.#turn(async () => {
      this.#wantsPause = false;
      const run = await this.#journal.read();
      if (!run || isFinished(run)) return;
      await this.#journal.write({ ...run, paused: true, now: run.now?.phase === "account" ? null : run.now });
    });
  }

  /**
   * Goes on after a pause, or with what was refused or failed. What it was begun through may be gone by now.
   * @param {Pick<Extract<FromPopup, {type: "proceed"}>, "again" | "tab" | "wallet">} wish
   */
  proceed({ again, tab, wallet }) {
    return this.#turn(async () => {
      const run = await this.#journal.read();
      if (!run) return;
      run.paused = false;
      if (again) renew(run);
      // Much may have changed meanwhile: what is to be sent is looked at anew.
      run.prepared = [];
      // The answer to what is under way comes from where it was asked.
      if (run.now) return this.#journal.write(run);
      if (run.tab !== tab || run.wallet !== wallet) Object.assign(run, { tab, wallet, site: await this.#siteOf(tab, wallet), limits: {} });
      // The person may have changed the chain meanwhile.
      run.switched = null;
      await this.#advance(run);
    });
  }

  /** Goes on where a stopped background left off. */
  resume() {
    return this.#turn(async () => {
      const run = await this.#journal.read();
      if (run && !run.now) await this.#advance(run);
    });
  }

  /** @param {Answer} answer of a wallet @param {number | undefined} tab that it comes from */
  reply(answer, tab) {
    const quick = this.#quick.get(answer.id);
    if (quick) return quick(answer);
    const left = this.#left.get(answer.id);
    if (left && this.#left.delete(answer.id)) return this.#scans.read(left.chain, left.owner);
    this.#heard.add(answer.id);
    return this.#turn(async () => {
      const run = await this.#journal.read();
      if (!run?.now || run.tab !== tab || run.now.id !== answer.id) return;
      await this.#answered(run, run.now, answer);
    }).finally(() => this.#heard.delete(answer.id));
  }

  /** The site of a wallet; null of a private window. @param {number} tab @param {string} wallet @returns {Promise<string | null>} */
  async #siteOf(tab, wallet) {
    if (await this.#wallets.isPrivate(tab)) return null;
    return (await this.#wallets.find(tab, wallet))?.origin ?? null;
  }

  /** @param {Pick<Record_, "tab" | "wallet">} run @returns {Promise<import("../../wasm/background.js").TabWallet | undefined>} as its tab or itself says */
  #walletOf({ tab, wallet }) {
    return this.#wallets.find(tab, wallet);
  }

  /** @param {() => Promise<void>} turn @returns {Promise<void>} */
  #turn(turn) {
    this.#turns = this.#turns.then(turn).catch(() => this.#break()).then(() => this.#schedule()).catch(() => {});
    return this.#turns;
  }

  /** Ends a run that cannot go on: one that never ends would let no other begin. */
  async #break() {
    const run = await this.#journal.read();
    if (!run) return;
    run.now = null;
    for (const [at, { state }] of run.states.entries()) if (!isOver(state)) set(run, [at], failed("run_broken"));
    await this.#journal.write(run);
  }

  /** Looks at what is under way from time to time. */
  async #schedule() {
    const run = await this.#journal.read();
    clearTimeout(this.#timer);
    if (!run?.now) return;
    this.#timer = setTimeout(() => void this.#turn(() => this.#look()), AWAITED.has(run.now.phase) ? LOOK_MS : STILL_MS);
  }

  /** Begins the next thing, or several until one has to be waited for. @param {Record_} run @returns {Promise<void>} */
  async #advance(run) {
    run.now = null;
    run.paused ||= this.#wantsPause;
    const group = nextGroup(run);
    const [first] = stepsAt(run, group);
    if (!first || run.paused) return this.#journal.write(run);
    const wallet = await this.#walletOf(run);
    if (!wallet) return this.#fail(run, group, "run_wallet_gone");
    if (wallet.account !== first.owner) return this.#awaitAccount(run, group);
    const name = `${first.chain}/${first.owner}`;
    if (!run.prepared.includes(name)) return this.#prepare(run, group, name);
    if (wallet.chain !== first.chain) return this.#switch(run, group, first.chain);
    if (group.length > 1) run.limits[name] ??= await this.#limit(run, first.owner, first.chain);
    if (this.#wantsPause) return this.#advance(run);
    const lost = isAnew(first) ? lostBefore(run, group[0]) : null;
    if (lost) {
      set(run, group.slice(0, 1), lost);
      return this.#advance(run);
    }
    const places = together(run, group, run.limits[name] ?? 1);
    const steps = stepsAt(run, places);
    if (steps.length > 1) return this.#ask(run, "batch", places, "wallet_sendCalls", batch.sendCallsParams(steps));
    if (first.sign) return this.#ask(run, "sign", places, "eth_signTypedData_v4", JSON.stringify([first.owner, first.sign]));
    return this.#ask(run, "send", places, "eth_sendTransaction", batch.transactionParams(first));
  }

  /** @param {Record_} run @param {number[]} places @param {string} why @param {string} [said] */
  #fail(run, places, why, said) {
    set(run, places, failed(why, said));
    return this.#advance(run);
  }

  /** Looks at the steps of a chain before anybody is asked. @param {Record_} run @param {number[]} group @param {string} name */
  async #prepare(run, group, name) {
    const prepared = await this.#chain.prepare(stepsAt(run, group));
    run.gas ??= [];
    // From the last on, so that what comes between moves none that is still to be looked up.
    for (const [at, place] of [...group.entries()].reverse()) {
      const { step, state, gas, next } = prepared[at] ?? {};
      if (!step || !state) continue;
      run.steps[place] = step;
      run.states[place] = state;
      run.gas[place] = gas ?? null;
      if (next) insertAfter(run, place, next);
      // What somebody else set to nothing is not set anew.
      if (state.state === "done" && !run.hashes?.[place] && isAnew(run.steps[place + 1])) set(run, [place + 1], state);
    }
    run.prepared.push(name);
    return this.#advance(run);
  }

  /** Only the person can have the wallet use another account. @param {Record_} run @param {number[]} group */
  #awaitAccount(run, group) {
    run.now = { phase: "account", places: group, id: crypto.randomUUID(), until: Date.now() + ACCOUNT_MS };
    return this.#journal.write(run);
  }

  /** @param {Record_} run @param {Now} now */
  async #lookForAccount(run, { places, until }) {
    const [first] = stepsAt(run, places);
    const wallet = await this.#walletOf(run);
    const isOther = wallet !== undefined && wallet.account !== first?.owner;
    if (isOther && Date.now() < until) return;
    run.paused ||= isOther;
    // The wallet may be on another chain with that account.
    run.switched = null;
    return this.#advance(run);
  }

  /** @param {Record_} run @param {number[]} group @param {string} chain */
  #switch(run, group, chain) {
    if (run.switched === chain) return this.#fail(run, group, "run_other_chain");
    run.switched = chain;
    return this.#ask(run, "switch", group, "wallet_switchEthereumChain", JSON.stringify([{ chainId: chain }]));
  }

  /** How many calls to try at once. @param {Record_} run @param {string} owner @param {string} chain */
  async #limit(run, owner, chain) {
    const answer = await this.#quickly(run, "wallet_getCapabilities", batch.capabilitiesParams(owner, chain));
    return answer && batch.hasBatches(answer.result) ? batch.MOST_CALLS : 1;
  }

  /** Asks the wallet for what a person decides there. @param {Record_} run @param {Now["phase"]} phase @param {number[]} places @param {string} method @param {string} params @returns {Promise<void>} */
  async #ask(run, phase, places, method, params) {
    const id = `${run.id}#${crypto.randomUUID()}`;
    run.now = { phase, places, id, until: 0 };
    if (phase !== "switch") {
      set(run, places, { state: "asking" });
      setSent(run, places, []);
    }
    // Before it is asked: after a death nobody knows whether it was, and nothing is ever asked twice.
    await this.#journal.write(run);
    const taken = await this.#wallets.call(run.tab, { type: "call", id, wallet: run.wallet, method, params });
    if (!taken) await this.#fail(run, places, "run_wallet_gone");
  }

  /** Asks the wallet for what it answers by itself. @param {Record_} run @param {string} method @param {string} params @returns {Promise<Answer | null>} */
  async #quickly(run, method, params) {
    const id = crypto.randomUUID();
    /** @type {Promise<Answer | null>} */
    const answer = new Promise((resolve) => {
      this.#quick.set(id, resolve);
      setTimeout(resolve, QUICK_MS, null);
    });
    const taken = await this.#wallets.call(run.tab, { type: "call", id, wallet: run.wallet, method, params });
    const found = taken ? await answer : null;
    this.#quick.delete(id);
    return found;
  }

  /** @param {Record_} run @param {Now} now @param {Answer} answer @returns {Promise<void>} */
  async #answered(run, { phase, places }, { result, error }) {
    if (error) return this.#refused(run, phase, places, error);
    if (phase === "switch") return this.#advance(run);
    if (phase === "sign") return this.#signed(run, places, result);
    const id = phase === "batch" ? batch.batchId(result) : hashIn(result);
    if (!id) return this.#fail(run, places, "run_wallet_error", "no transaction");
    run.now = { phase: phase === "batch" ? "status" : "mined", places, id, until: Date.now() + SENT_MS };
    set(run, places, { state: "sent" });
    if (phase === "send") setSent(run, places, [id]);
    return this.#journal.write(run);
  }

  /** @param {Record_} run @param {Now["phase"]} phase @param {number[]} places @param {import("../../wasm/background.js").RpcError} error */
  async #refused(run, phase, places, error) {
    if (error.code === REFUSED) set(run, places, { state: "refused" });
    else if (phase === "batch") {
      this.#makeSmaller(run, places, batch.smaller(error, places.length));
      // A page may answer in the wallet's name: what was done all the same is not asked again.
      const endings = await this.#endings(run, places);
      set(run, places.filter((_, at) => endings[at] === "ended"), { state: "done" });
      await this.#tellEnded(run, places);
    } else set(run, places, failed("run_wallet_error", `${error.message}`.slice(0, LONGEST_SAID)));
    return this.#advance(run);
  }

  /** Tries fewer at once from now on. @param {Record_} run @param {number[]} places @param {number} size */
  #makeSmaller(run, places, size) {
    const [step] = stepsAt(run, places);
    if (step) run.limits[`${step.chain}/${step.owner}`] = size;
    set(run, places, WAITING);
  }

  /** @param {Record_} run @param {number[]} places @param {string | null} result */
  async #signed(run, places, result) {
    const [at = -1] = places;
    const step = run.steps[at];
    const signature = step && (await this.#guard.signRevocation(step.data, result ?? ""));
    if (!step || !signature) return this.#fail(run, places, "run_wallet_error", "no signature");
    run.steps[at] = { ...step, data: signature, sign: null };
    run.states[at] = WAITING;
    return this.#advance(run);
  }

  /** Looks at what is under way. */
  async #look() {
    const run = await this.#journal.read();
    if (!run?.now) return;
    const { phase, places, id } = run.now;
    if (phase === "account") return this.#lookForAccount(run, run.now);
    if (phase === "mined") return this.#lookForReceipt(run, run.now);
    if (phase === "status") return this.#lookAtBatch(run, run.now);
    if ((await this.#wallets.pending(run.tab, id)) || this.#heard.has(id)) return;
    // The document is gone that would have told us the answer: the chain may know it.
    if (phase === "switch") return this.#advance(run);
    return this.#settle(run, places, failed("run_wallet_gone"));
  }

  /** @param {Record_} run @param {Now} now @returns {Promise<void>} */
  async #lookForReceipt(run, now) {
    const { places, id, until } = now;
    const [step] = stepsAt(run, places);
    const worked = step ? await this.#chain.receipt(step.chain, id) : false;
    if (step && worked === null && (await this.#isReplaced(run, now, step))) {
      setSent(run, places, []);
      return this.#settle(run, places, failed("run_replaced"));
    }
    if (worked === null && Date.now() < until) return;
    return this.#settle(run, places, worked ? null : failed(worked === false ? "run_reverted" : "run_not_mined"));
  }

  /**
   * The person may speed a transaction up or cancel it in the wallet: then another one has its nonce. Endpoints differ by some
   * blocks, so it is so only after some looks.
   * @param {Record_} run @param {Now} now @param {import("../../wasm/background.js").RevokeStep} step
   */
  async #isReplaced(run, now, { chain, owner }) {
    const nonce = now.nonce ?? (await this.#chain.nonce(chain, now.id));
    if (nonce === null) return false;
    const replaced = (await this.#chain.isReplaced(chain, owner, nonce, now.id)) ? (now.replaced ?? 0) + 1 : 0;
    run.now = { ...now, nonce, replaced };
    if (now.nonce !== nonce || now.replaced !== replaced) await this.#journal.write(run);
    return replaced >= AGAIN;
  }

  /** @param {Record_} run @param {Now} now @returns {Promise<void>} */
  async #lookAtBatch(run, { places, id, until }) {
    const answer = await this.#quickly(run, "wallet_getCallsStatus", JSON.stringify([id]));
    const { ids, state } = batch.statusOf(answer?.result ?? null);
    if (ids.length > 0) setSent(run, places, ids);
    if (state === "succeeded") return this.#settle(run, places, null);
    if (state !== "pending") return this.#settle(run, places, failed(`run_${state}`));
    if (Date.now() >= until) return this.#settle(run, places, failed("run_not_mined"));
    // A wallet that does not know its own batch is not believed: what it did shows on the chain.
    const isOver = !answer || answer.error ? (await this.#endings(run, places)).every((ending) => ending === "ended") : false;
    return isOver ? this.#settle(run, places, null) : undefined;
  }

  /** How these stand. What was set to nothing only to be set anew did its work once that stands. @param {Record_} run @param {number[]} places */
  async #endings(run, places) {
    const endings = await this.#chain.endings(stepsAt(run, places));
    return endings.map((ending, at) => (endings[at + 1] === "ended" && isAnew(run.steps[places[at + 1] ?? 0]) ? "ended" : ending));
  }

  /**
   * How these stand, where a token is not believed of itself. What was set to nothing only to be set anew is not over.
   * @param {Record_} run @param {number[]} places @returns {Promise<Stands[]>}
   */
  async #tried(run, places) {
    const endings = await this.#endings(run, places);
    const over = places.filter((place, at) => endings[at] === "ended" && !isAnew(run.steps[place + 1]));
    const honoured = await this.#chain.honoured(stepsAt(run, over));
    const all = new Set(over.filter((_, at) => honoured[at]));
    return endings.map((ending, at) => (all.has(places[at] ?? -1) ? "honoured" : ending));
  }

  /**
   * Ends steps by what the chain says of them.
   * @param {Record_} run @param {number[]} places
   * @param {StepState | null} otherwise what to say of one that still stands; null if it should not
   */
  async #settle(run, places, otherwise) {
    let endings = await this.#tried(run, places);
    for (let tries = 1; !otherwise && endings.some(isStanding) && tries < AGAIN && !leavesSome(run, places); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      endings = await this.#tried(run, places);
    }
    for (const [at, place] of places.entries()) run.states[place] = settled(endings[at], otherwise, leavesSome(run, [place]));
    await this.#tellEnded(run, places);
    // One call that fails takes a whole batch with it: those that still stand are tried again in smaller ones.
    const left = places.filter((place, at) => run.states[place]?.state === "failed" && endings[at] !== "honoured");
    if (otherwise?.state === "failed" && otherwise.why.id === "run_reverted" && places.length > 1) {
      for (const place of left) run.most[place] = Math.ceil(left.length / 2);
      set(run, left, WAITING);
    }
    this.#readAgain(run, places);
    return this.#advance(run);
  }

  /** Before the list is read again: what there was is still in it. @param {Record_} run @param {number[]} places */
  async #tellEnded(run, places) {
    const done = places.filter((place) => run.states[place]?.state === "done");
    const ended = done.flatMap((place) => (run.steps[place]?.ends ?? []).map((target) => ({ target, hash: run.hashes?.[place] ?? null })));
    await Promise.allSettled([...this.#enders].map((listener) => listener(ended, run.site ?? null)));
  }

  /** @param {Record_} run @param {number[]} places */
  #readAgain(run, places) {
    const [step] = stepsAt(run, places);
    if (step) void this.#scans.read(step.chain, step.owner);
  }
}

/** Phases in which nobody is to answer a call: what is waited for shows when it is looked at. @type {Set<Now["phase"]>} */
const AWAITED = new Set(["mined", "status", "account"]);
/** A person's refusal. */
const REFUSED = 4001;

/** @param {string | null} result of `eth_sendTransaction` */
const hashIn = (result) => {
  const hash = /** @type {unknown} */ (JSON.parse(result ?? "null"));
  return isHash(hash) ? hash : null;
};

/** What becomes of a step that comes after another one which did not do what it was to do; null if that did. @param {Record_} run @param {number | undefined} at @returns {StepState | null} */
const lostBefore = ({ states }, at = 0) => {
  const before = states[at - 1]?.state;
  if (before === "refused") return { state: "refused" };
  return before === "failed" ? failed("run_would_fail") : null;
};

/** Whether one of these is the last way there is, which cannot end all of it. @param {Record_} run @param {number[]} places */
const leavesSome = (run, places) => stepsAt(run, places).some(({ note }) => note?.id === "revoke_leaves_least");

/** @param {Stands} ending @returns {boolean} whether a later block may have it otherwise */
const isStanding = (ending) => ending === "still" || ending === "honoured";

/** @param {Stands | undefined} ending @param {StepState | null} otherwise @param {boolean} leaves @returns {StepState} */
const settled = (ending, otherwise, leaves) => {
  if (ending === "ended") return { state: "done" };
  if (ending === "honoured") return failed("run_honoured");
  if (otherwise) return otherwise;
  if (ending !== "still") return failed("run_not_verified");
  return failed(leaves ? "run_least_left" : "run_still_there");
};
