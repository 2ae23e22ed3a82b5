// @ts-check
/**
 * The judgement in WebAssembly. A trap drops the instance and the next call starts a fresh one: the request
 * that trapped is the caller's to refuse.
 */
import init, * as wasm from "../wasm/background.js";

/** @typedef {import("../wasm/background.js").Context} Context */
/** @typedef {import("../wasm/background.js").Answer} Answer */
/** @typedef {import("../wasm/background.js").Question} Question */
/** @typedef {import("../wasm/background.js").Call} Call */
/** @typedef {import("../wasm/background.js").Reply} Reply */
/** @typedef {import("../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../wasm/background.js").AllowanceKey} AllowanceKey */
/** @typedef {import("../wasm/background.js").ScanStep} ScanStep */
/** @typedef {import("../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../wasm/background.js").Checked} Checked */

const BINARY = new URL("../wasm/background_bg.wasm", import.meta.url);

export class Guard {
  /** @type {Promise<unknown> | null} */
  #ready = null;

  /**
   * @template T
   * @param {(exports: typeof wasm) => string} call
   * @returns {Promise<T>}
   */
  async #run(call) {
    await (this.#ready ??= init({ module_or_path: BINARY }));
    try {
      return JSON.parse(call(wasm));
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        wasm.__wbg_reset_state();
        this.#ready = null;
      }
      throw error;
    }
  }

  /** @param {string} snapshot @param {Context} context @param {Answer[]} answers @returns {Promise<Judgement>} */
  judge(snapshot, context, answers) {
    return this.#run(({ judge }) => judge(snapshot, JSON.stringify(context), JSON.stringify(answers)));
  }

  /** @param {Question[]} questions @returns {Promise<Call[]>} */
  calls(questions) {
    return this.#run(({ calls }) => calls(JSON.stringify(questions)));
  }

  /** @param {Question[]} questions @param {Reply[]} replies @returns {Promise<Answer[]>} */
  answers(questions, replies) {
    return this.#run(({ answers }) => answers(JSON.stringify(questions), JSON.stringify(replies)));
  }

  /** @param {{chain: string, owner: string, now: number}} plan @returns {Promise<ScanStep>} */
  beginScan(plan) {
    return this.#run(({ beginScan }) => beginScan(JSON.stringify(plan)));
  }

  /** @param {unknown} scan @param {Reply[]} replies @returns {Promise<ScanStep>} */
  stepScan(scan, replies) {
    return this.#run(({ stepScan }) => stepScan(JSON.stringify(scan), JSON.stringify(replies)));
  }

  /** @param {AllowanceKey[]} keys @returns {Promise<RevokeStep[]>} */
  planRevocation(keys) {
    return this.#run(({ planRevocation }) => planRevocation(JSON.stringify(keys)));
  }

  /** @param {AllowanceKey[]} keys @returns {Promise<Checked>} */
  beginCheck(keys) {
    return this.#run(({ beginCheck }) => beginCheck(JSON.stringify(keys)));
  }

  /** @param {unknown} check @param {Reply[]} replies @returns {Promise<Checked>} */
  stepCheck(check, replies) {
    return this.#run(({ stepCheck }) => stepCheck(JSON.stringify(check), JSON.stringify(replies)));
  }
}
