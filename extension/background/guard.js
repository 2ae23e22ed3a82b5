// @ts-check
/**
 * The judgement in WebAssembly, and what lists and ends allowances: two modules, each started when it is first
 * needed. A trap drops the instance and the next call starts a fresh one: the request that trapped is the
 * caller's to refuse.
 */
import * as allowances from "../wasm/allowances.js";
import * as judgement from "../wasm/background.js";

/** @typedef {import("../wasm/background.js").Context} Context */
/** @typedef {import("../wasm/background.js").Answer} Answer */
/** @typedef {import("../wasm/background.js").Question} Question */
/** @typedef {import("../wasm/background.js").Call} Call */
/** @typedef {import("../wasm/background.js").Reply} Reply */
/** @typedef {import("../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").AllowanceKey} AllowanceKey */
/** @typedef {import("../wasm/background.js").ScanOutcome} ScanOutcome */
/** @typedef {import("../wasm/background.js").Probe} Probe */
/** @typedef {import("../wasm/background.js").ScanPlan} ScanPlan */
/** @typedef {import("../wasm/background.js").ScanStep} ScanStep */
/** @typedef {import("../wasm/allowances.js").ScanHandle} ScanHandle */
/** @typedef {import("../wasm/background.js").Amount} Amount */
/** @typedef {import("../wasm/background.js").RevokePlan} RevokePlan */
/** @typedef {import("../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../wasm/background.js").Target} Target */
/** @typedef {import("../wasm/background.js").Checked} Checked */
/** @typedef {import("../wasm/background.js").Offer} Offer */
/** @typedef {import("../wasm/background.js").Edit} Edit */
/** @typedef {import("../wasm/background.js").Play} Play */
/** @typedef {import("../wasm/background.js").Simulation} Simulation */
/** @typedef {import("../wasm/background.js").Given} Given */
/** @typedef {import("../wasm/background.js").Brought} Brought */
/** @typedef {import("../wasm/background.js").Wants} Wants */
/** @typedef {import("../wasm/background.js").Looked} Looked */
/** @typedef {import("../wasm/background.js").NamingStep} NamingStep */

/**
 * One module and its present instance.
 * @template {typeof allowances | typeof judgement} Exports
 */
class Module {
  #exports;
  #binary;
  /** How many instances a trap has ended. */
  ended = 0;
  /** @type {Promise<unknown> | null} */
  #ready = null;

  /** @param {Exports} exports @param {string} binary the module's file, under `wasm/` */
  constructor(exports, binary) {
    this.#exports = exports;
    this.#binary = new URL(`../wasm/${binary}`, import.meta.url);
  }

  /**
   * @template T
   * @param {(exports: Exports) => string} call
   * @returns {Promise<T>}
   */
  async run(call) {
    return JSON.parse(await this.use(call));
  }

  /**
   * @template T
   * @param {(exports: Exports) => T} call
   * @returns {Promise<T>}
   */
  async use(call) {
    await this.start();
    return this.guarded(() => call(this.#exports));
  }

  /** Starts it, if it is not there yet; one that could not be started is tried again. */
  start() {
    this.#ready ??= this.#exports.default({ module_or_path: this.#binary }).catch((error) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  /** Calls into the present instance, which a trap ends. @template T @param {() => T} call @returns {T} */
  guarded(call) {
    try {
      return call();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        this.#exports.__wbg_reset_state();
        this.#ready = null;
        this.ended += 1;
      }
      throw error;
    }
  }
}

/** A scan in the module's memory. It ends with the module's instance: then every call of it throws. */
export class GuardedScan {
  #module;
  #handle;
  #life;

  /** @param {Module<typeof allowances>} module @param {ScanHandle} handle */
  constructor(module, handle) {
    this.#module = module;
    this.#handle = handle;
    this.#life = module.ended;
  }

  /** @returns {ScanStep} */
  state() {
    return this.#module.guarded(() => JSON.parse(this.#handle.state()));
  }

  /** Takes the body of an answer. @param {number} at the place of its request @param {Uint8Array} body */
  hear(at, body) {
    this.#module.guarded(() => this.#handle.hear(at, body));
  }

  /** @param {number} at @param {string} why there is no answer: `busy`, `slow`, `large`, or words */
  miss(at, why) {
    this.#module.guarded(() => this.#handle.miss(at, why));
  }

  /** @returns {ScanStep} */
  step() {
    return this.#module.guarded(() => JSON.parse(this.#handle.step()));
  }

  /** @returns {string | undefined} a checkpoint that only the guard reads */
  saved() {
    return this.#module.guarded(() => this.#handle.saved());
  }

  /** @returns {ScanOutcome} */
  outcome() {
    return this.#module.guarded(() => JSON.parse(this.#handle.outcome()));
  }

  /** Frees its memory, which went with an instance that a trap ended: what lies there by now is another's. */
  free() {
    if (this.#life === this.#module.ended) this.#handle.free();
  }
}

export class Guard {
  #judgement = new Module(judgement, "background_bg.wasm");
  #allowances = new Module(allowances, "allowances_bg.wasm");

  /** Starts what judges. */
  async prepare() {
    await this.#judgement.start();
  }

  /** @param {string} snapshot @param {Context} context @param {Answer[]} answers @returns {Promise<Judgement>} */
  judge(snapshot, context, answers) {
    return this.#judgement.run(({ judge }) => judge(snapshot, JSON.stringify(context), JSON.stringify(answers)));
  }

  /** @param {Question[]} questions @param {string[]} alone chains without Multicall3 @returns {Promise<Call[]>} */
  calls(questions, alone) {
    return this.#judgement.run(({ calls }) => calls(JSON.stringify(questions), JSON.stringify(alone)));
  }

  /** @param {Question[]} questions @param {string[]} alone @param {Reply[]} replies to the calls of both @returns {Promise<Answer[]>} */
  answers(questions, alone, replies) {
    return this.#judgement.run(({ answers }) => answers(JSON.stringify(questions), JSON.stringify(alone), JSON.stringify(replies)));
  }

  /** @param {string} snapshot @param {Context} context @param {Answer[]} answers @returns {Promise<Offer[]>} */
  offers(snapshot, context, answers) {
    return this.#allowances.run(({ offers }) => offers(snapshot, JSON.stringify(context), JSON.stringify(answers)));
  }

  /** @param {string} snapshot @param {Edit[]} edits @returns {Promise<string>} rejects if they do not fit it */
  edit(snapshot, edits) {
    return this.#allowances.run(({ edit }) => edit(snapshot, JSON.stringify(edits)));
  }

  /** @param {string} snapshot @param {Context} context @returns {Promise<Play | null>} how it is played through, if it can be */
  play(snapshot, context) {
    return this.#judgement.run(({ play }) => play(snapshot, JSON.stringify(context)));
  }

  /** @param {Play} play @param {Reply} reply to its call @returns {Promise<Simulation | null>} */
  readSimulation(play, reply) {
    return this.#allowances.run(({ readSimulation }) => readSimulation(JSON.stringify(play), JSON.stringify(reply)));
  }

  /** @param {ScanPlan} plan @param {string} [saved] what was kept of the last scan @returns {Promise<GuardedScan>} */
  beginScan(plan, saved) {
    return this.#scan(({ ScanHandle }) => ScanHandle.begin(JSON.stringify(plan), saved));
  }

  /** @param {ScanPlan} plan @param {Probe} list what to look at @returns {Promise<GuardedScan>} */
  beginProbe(plan, list) {
    return this.#scan(({ ScanHandle }) => ScanHandle.probe(JSON.stringify(plan), JSON.stringify(list)));
  }

  /** @param {(exports: typeof allowances) => ScanHandle} begin */
  async #scan(begin) {
    return new GuardedScan(this.#allowances, await this.#allowances.use(begin));
  }

  /**
   * @param {unknown} told what was told of a list before, if anything was
   * @param {object} list as it is kept @param {number} now in unix seconds @param {Wants} wants
   * @returns {Promise<Brought>}
   */
  news(told, list, now, wants) {
    return this.#allowances.run(({ news }) => news(told ? JSON.stringify(told) : undefined, JSON.stringify(list), now, JSON.stringify(wants)));
  }

  /** @param {Allowance[]} allowances @param {Context} context @param {Answer[]} answers @returns {Promise<Allowance[]>} worst first */
  weigh(allowances, context, answers) {
    return this.#allowances.run(({ weigh }) => weigh(JSON.stringify(allowances), JSON.stringify(context), JSON.stringify(answers)));
  }

  /** @param {Target[]} targets @returns {Promise<RevokePlan>} */
  planRevocation(targets) {
    return this.#allowances.run(({ planRevocation }) => planRevocation(JSON.stringify(targets)));
  }

  /** @param {AllowanceKey} key @param {Amount} amount that stands @returns {Promise<RevokeStep[]>} what else to try where it reverts */
  alternatives(key, amount) {
    return this.#allowances.run(({ alternatives }) => alternatives(JSON.stringify(key), JSON.stringify(amount)));
  }

  /** @param {string} data of a step @param {string} signature as JSON text @returns {Promise<string | null>} the data with it */
  signRevocation(data, signature) {
    return this.#allowances.run(({ signRevocation }) => signRevocation(data, signature));
  }

  /** @param {Target[]} targets that are over as the chain has it @returns {Promise<Call[]>} what to play through */
  tries(targets) {
    return this.#allowances.run(({ tries }) => tries(JSON.stringify(targets)));
  }

  /** @param {Target[]} targets @param {Reply[]} replies to what was played through @returns {Promise<boolean[]>} of which the spender could still take */
  areHonoured(targets, replies) {
    return this.#allowances.run(({ areHonoured }) => areHonoured(JSON.stringify(targets), JSON.stringify(replies)));
  }

  /** @param {Reply[]} replies to `eth_estimateGas` @returns {Promise<boolean[]>} whether a contract refused */
  areRefused(replies) {
    return this.#allowances.run(({ areRefused }) => areRefused(JSON.stringify(replies)));
  }

  /** @param {Judgement} judgement @returns {Promise<Given | null>} what is kept of a signature */
  given(judgement) {
    return this.#allowances.run(({ given }) => given(JSON.stringify(judgement)));
  }

  /** @param {Given[]} given @param {number} now in unix seconds @returns {Promise<Looked>} */
  beginLook(given, now) {
    return this.#allowances.run(({ beginLook }) => beginLook(JSON.stringify(given), now));
  }

  /** @param {unknown} look @param {Reply[]} replies @returns {Promise<Looked>} */
  stepLook(look, replies) {
    return this.#allowances.run(({ stepLook }) => stepLook(JSON.stringify(look), JSON.stringify(replies)));
  }

  /** @param {string[]} accounts whose names are looked for @param {string[]} typed names whose accounts are @returns {Promise<NamingStep>} */
  beginNames(accounts, typed) {
    return this.#allowances.run(({ beginNames }) => beginNames(JSON.stringify(accounts), JSON.stringify(typed)));
  }

  /** @param {unknown} look @param {Reply[]} replies @returns {Promise<NamingStep>} */
  stepNames(look, replies) {
    return this.#allowances.run(({ stepNames }) => stepNames(JSON.stringify(look), JSON.stringify(replies)));
  }

  /** @param {Target[]} targets @returns {Promise<Checked>} */
  beginCheck(targets) {
    return this.#allowances.run(({ beginCheck }) => beginCheck(JSON.stringify(targets)));
  }

  /** @param {unknown} check @param {Reply[]} replies @returns {Promise<Checked>} */
  stepCheck(check, replies) {
    return this.#allowances.run(({ stepCheck }) => stepCheck(JSON.stringify(check), JSON.stringify(replies)));
  }
}
