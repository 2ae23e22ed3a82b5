// @ts-check
/**
 * Ending allowances. A run is one record in storage and moves on events (the wallet's answer, a mined
 * transaction), so that it outlives the popup and the background itself. The chain, not the page, says that a
 * step worked.
 */

/** @typedef {import("../wasm/background.js").AllowanceKey} AllowanceKey */
/** @typedef {import("../wasm/background.js").FromPopup} FromPopup */
/** @typedef {import("../wasm/background.js").FromContent} FromContent */
/** @typedef {import("../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../wasm/background.js").RunStep} RunStep */
/** @typedef {import("../wasm/background.js").StepState} StepState */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {{id: string, tab: number, wallet: string, calls: RevokeStep[], states: StepState[]}} Record_ a run in storage */

/** How long one HTTP request of a check may take, in ms. */
const CHECK_MS = 10_000;
/** How often a sent transaction is looked up, in ms. */
const POLL_MS = 1000;
/** How often it is looked up before the step is said to be unsure. */
const POLLS = 180;

export class Revocations {
  #guard;
  #chains;
  #store;
  #tabs;
  #scans;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {object} parts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {import("./chains.js").Chains} parts.chains
   * @param {import("./store.js").Store} parts.store
   * @param {import("./tabs.js").Tabs} parts.tabs
   * @param {import("./scans.js").Scans} parts.scans
   */
  constructor({ guard, chains, store, tabs, scans }) {
    this.#guard = guard;
    this.#chains = chains;
    this.#store = store;
    this.#tabs = tabs;
    this.#scans = scans;
  }

  /** @param {() => void} listener called whenever the run changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {Promise<Record_ | null>} */
  #read() {
    return this.#store.read("run", "current");
  }

  /** The run as pages show it. */
  async current() {
    const run = await this.#read();
    if (!run) return null;
    const steps = run.calls.map(({ ends }, at) => ({ ends, ...stateOf(run, at) }));
    return { id: run.id, steps, over: steps.every(({ state }) => isOver(state)) };
  }

  /** @param {Extract<FromPopup, {type: "revoke"}>} wish */
  async begin({ keys, tab, wallet }) {
    const running = await this.current();
    if (running && !running.over) return;
    const calls = await this.#guard.planRevocation(keys);
    const states = calls.map(() => /** @type {StepState} */ ({ state: "waiting" }));
    await this.#write({ id: crypto.randomUUID(), tab, wallet, calls, states });
    await this.#advance();
  }

  async dismiss() {
    const running = await this.current();
    if (!running?.over) return;
    await this.#store.remove("run", "current");
    this.#changed();
  }

  /** Goes on where a stopped background left off. */
  async resume() {
    const run = await this.#read();
    if (!run) return;
    const sent = run.states.findIndex(({ state }) => state === "sent");
    if (sent >= 0) await this.#watchMined(run.id, sent);
    else if (run.states.every(({ state }) => state !== "asking")) await this.#advance();
  }

  /** @param {Extract<FromContent, {type: "reply"}>} reply a wallet's answer */
  async reply({ id, result, error }) {
    const run = await this.#read();
    const [name, phase, place] = id.split("#");
    const at = Number(place);
    if (!run || name !== run.id || stateOf(run, at).state !== "asking") return;
    if (error) {
      /** @type {StepState} */
      const state = error.code === 4001 ? { state: "refused" } : failed("run_wallet_error", error.message);
      await this.#set(run.id, at, state);
      return this.#advance();
    }
    if (phase === "switch") return this.#send(run, at);
    const hash = /** @type {unknown} */ (JSON.parse(result ?? "null"));
    if (typeof hash !== "string" || !/^0x[0-9a-fA-F]{64}$/.test(hash)) {
      await this.#set(run.id, at, failed("run_wallet_error", "no transaction hash"));
      return this.#advance();
    }
    await this.#set(run.id, at, { state: "sent", hash });
    return this.#watchMined(run.id, at);
  }

  /** Begins the next step, if none is under way. @returns {Promise<void>} */
  async #advance() {
    const run = await this.#read();
    if (!run) return;
    const at = run.states.findIndex(({ state }) => state === "waiting");
    if (at < 0) return;
    await this.#set(run.id, at, { state: "asking" });
    const wallets = await this.#tabs.wallets(run.tab, run.wallet);
    const call = callAt(run, at);
    const wallet = wallets?.wallets.find((one) => one.wallet.id === run.wallet);
    if (wallet?.account !== call.owner) {
      await this.#set(run.id, at, failed("run_wallet_gone"));
      return this.#advance();
    }
    if (wallet.chain === call.chain) return this.#send(run, at);
    return this.#call(run, at, "switch", "wallet_switchEthereumChain", JSON.stringify([{ chainId: call.chain }]));
  }

  /** @param {Record_} run @param {number} at */
  #send(run, at) {
    return this.#call(run, at, "send", "eth_sendTransaction", callAt(run, at).params);
  }

  /** @param {Record_} run @param {number} at @param {string} phase @param {string} method @param {string} params @returns {Promise<void>} */
  async #call(run, at, phase, method, params) {
    const id = `${run.id}#${phase}#${at}`;
    const taken = await this.#tabs.call(run.tab, { type: "call", id, wallet: run.wallet, method, params });
    if (taken) return;
    await this.#set(run.id, at, failed("run_wallet_gone"));
    await this.#advance();
  }

  /** @param {string} id @param {number} at */
  async #watchMined(id, at) {
    for (let poll = 0; poll < POLLS; poll++) {
      const run = await this.#read();
      const state = run?.id === id ? stateOf(run, at) : null;
      if (!run || state?.state !== "sent") return;
      const { chain, owner } = callAt(run, at);
      const receipt = await this.#chains.result(chain, "eth_getTransactionReceipt", [state.hash]);
      if (receipt) {
        await this.#set(id, at, receipt.status === "0x1" ? await this.#verify(run, at) : failed("run_reverted"));
        void this.#scans.read(chain, owner);
        return this.#advance();
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    await this.#set(id, at, failed("run_not_mined"));
    return this.#advance();
  }

  /** Reads the chain again. @param {Record_} run @param {number} at @returns {Promise<StepState>} */
  async #verify(run, at) {
    let step = await this.#guard.beginCheck(callAt(run, at).ends);
    while (step.checked === "more") {
      step = await this.#guard.stepCheck(step.check, await this.#chains.ask(step.calls, CHECK_MS));
    }
    const endings = step.endings.map(([, { ending }]) => ending);
    if (endings.every((ending) => ending === "ended")) return { state: "done" };
    return failed(endings.includes("still") ? "run_still_there" : "run_not_verified");
  }

  /** @param {string} id @param {number} at @param {StepState} state */
  async #set(id, at, state) {
    const run = await this.#read();
    if (run?.id !== id) return;
    run.states[at] = state;
    await this.#write(run);
  }

  /** @param {Record_} run */
  async #write(run) {
    await this.#store.write("run", "current", run);
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {StepState["state"]} state */
const isOver = (state) => state === "done" || state === "refused" || state === "failed";

/** @param {Record_} run @param {number} at @returns {StepState} */
const stateOf = (run, at) => run.states[at] ?? { state: "waiting" };

/** @param {Record_} run @param {number} at */
const callAt = (run, at) => /** @type {RevokeStep} */ (run.calls[at]);

/** @param {string} id @param {string} [said] untrusted text @returns {StepState} */
const failed = (id, said) => {
  /** @type {Text} */
  const why = { id, args: said === undefined ? {} : { said: { arg: "page", value: said } } };
  return { state: "failed", why };
};
