// @ts-check
/** What the chain says of a revocation: whether it is over, and whether a call would work. The wallet and the page are not asked. */

import { isQuantity } from "../../hex.js";
import { failed, isAnew } from "./journal.js";

/** @typedef {import("../../wasm/background.js").Call} Call */
/** @typedef {import("../../wasm/background.js").Ending} Ending */
/** @typedef {import("../../wasm/background.js").Reply} Reply */
/** @typedef {import("../../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../../wasm/background.js").StepState} StepState */
/** @typedef {import("../../wasm/background.js").Target} Target */
/** @typedef {{step: RevokeStep, gas: string | null, next: RevokeStep | null}} Way what is to be sent, what it takes, and what is to be sent after it */

/** How long one HTTP request of a check may take, in ms. */
const CHECK_MS = 10_000;
/** How many calls are asked in one HTTP request. */
const ASKED_AT_ONCE = 50;

export class RevocationChain {
  #guard;
  #chains;

  /** @param {{guard: import("../guard.js").Guard, chains: import("../chains.js").Chains}} parts */
  constructor({ guard, chains }) {
    this.#guard = guard;
    this.#chains = chains;
  }

  /** @param {string} chain @param {string} hash @returns {Promise<boolean | null>} whether it succeeded; null before it is mined */
  async receipt(chain, hash) {
    const receipt = await this.#chains.result(chain, "eth_getTransactionReceipt", [hash]);
    return receipt ? receipt.status === "0x1" : null;
  }

  /** @param {string} chain @param {string} hash @returns {Promise<string | null>} its nonce; null of one that the node does not know */
  async nonce(chain, hash) {
    const nonce = (await this.#chains.result(chain, "eth_getTransactionByHash", [hash]))?.nonce;
    return isQuantity(nonce, 16) ? nonce : null;
  }

  /** @param {string} chain @param {string} owner @param {string} nonce of a transaction @param {string} hash @returns {Promise<boolean>} whether another one has used it up */
  async isReplaced(chain, owner, nonce, hash) {
    const next = await this.#chains.result(chain, "eth_getTransactionCount", [owner, "latest"]);
    // The receipt is looked for once more: it may have come just before the count.
    return isQuantity(next, 16) && BigInt(next) > BigInt(nonce) && (await this.receipt(chain, hash)) === null;
  }

  /** @param {RevokeStep[]} steps @returns {Promise<Ending["ending"][]>} how what each is to end stands: the worst of it */
  async endings(steps) {
    const all = await this.#check(steps.flatMap(({ ends }) => ends));
    let next = 0;
    return steps.map(({ ends }) => {
      const own = all.slice(next, (next += ends.length)).map(({ ending }) => ending);
      return own.find((ending) => ending === "still") ?? own.find((ending) => ending === "unread") ?? "ended";
    });
  }

  /** @param {RevokeStep[]} steps that are over, as the contracts say @returns {Promise<boolean[]>} whether a spender could still take something */
  async honoured(steps) {
    const targets = steps.flatMap(({ ends }) => ends);
    const all = await this.#guard.areHonoured(targets, await this.#ask(await this.#guard.tries(targets)));
    let next = 0;
    return steps.map(({ ends }) => all.slice(next, (next += ends.length)).includes(true));
  }

  /**
   * What is better known before a person is asked.
   * @param {RevokeStep[]} planned
   * @returns {Promise<(Way & {state: StepState})[]>} each as it is to be sent, or as over already
   */
  async prepare(planned) {
    const endings = await this.endings(planned);
    const steps = await Promise.all(planned.map((step, at) => (endings[at] === "still" ? this.#atMost(step) : step)));
    const tried = await this.#try(steps);
    const over = steps.filter((_, at) => endings[at] === "ended");
    const honoured = await this.honoured(over);
    const used = new Set(over.filter((_, at) => honoured[at]));
    return Promise.all(steps.map(async (step, at) => {
      const { isRefused = false, gas = null } = tried[at] ?? {};
      if (endings[at] === "ended") return { step, gas: null, next: null, state: used.has(step) ? failed("run_honoured") : { state: "done" } };
      // A limit could be more than there is.
      if (endings[at] === "unread" && step.ends.some(({ target }) => target === "limit")) return { step, gas: null, next: null, state: failed("run_unread") };
      const way = isRefused ? await this.#otherWay(step) : { step, gas, next: null };
      if (way) return { ...way, state: { state: "waiting" } };
      return { step, gas: null, next: null, state: failed("run_would_fail") };
    }));
  }

  /** A limit that gives back nothing of what the spender has used meanwhile. @param {RevokeStep} step @returns {Promise<RevokeStep>} */
  async #atMost(step) {
    const [limit] = step.ends;
    if (limit?.target !== "limit" || limit.anew) return step;
    const [stands] = await this.#check([limit]);
    const now = stands?.ending === "still" && stands.amount.amount === "exact" ? stands.amount.value : limit.amount;
    if (BigInt(now) >= BigInt(limit.amount)) return step;
    return (await this.#guard.planRevocation([{ ...limit, amount: now }])).steps[0] ?? step;
  }

  /** Where a token refuses to end it: what it does not refuse. @param {RevokeStep} step @returns {Promise<Way | null>} */
  async #otherWay(step) {
    const [target, ...others] = step.ends;
    if (target?.target === "limit" && target.key.kind === "erc20" && !target.anew) return this.#reset(target);
    if (target?.target !== "allowance" || others.length > 0) return null;
    const [stands] = await this.#check([target]);
    if (stands?.ending !== "still") return null;
    const ways = await this.#guard.alternatives(target.key, stands.amount);
    const tried = await this.#try(ways);
    const [found] = ways.flatMap((way, at) => (tried[at]?.isRefused ? [] : [{ step: way, gas: tried[at]?.gas ?? null, next: null }]));
    return found ?? null;
  }

  /** Some tokens take another amount only after none: first one call, then the other. @param {Extract<Target, {target: "limit"}>} limit @returns {Promise<Way | null>} */
  async #reset(limit) {
    const { steps } = await this.#guard.planRevocation([{ target: "allowance", key: limit.key }, { ...limit, anew: true }]);
    const [step, next = null] = steps;
    const [tried] = step ? await this.#try([step]) : [];
    return step && tried && !tried.isRefused ? { step, gas: tried.gas, next } : null;
  }

  /** @param {RevokeStep[]} steps @returns {Promise<{isRefused: boolean, gas: string | null}[]>} whether a contract says that it would not work, or else what it would take */
  async #try(steps) {
    const replies = await this.#ask(steps.map(({ chain, owner, to, data }) =>
      ({ chain, method: "eth_estimateGas", params: JSON.stringify([{ from: owner, to, data }]) })));
    const refused = await this.#guard.areRefused(replies);
    // What has to be signed first, or comes after another call, cannot be tried.
    return steps.map((step, at) => (step.sign || isAnew(step) ? { isRefused: false, gas: null } : { isRefused: refused[at] === true, gas: gasIn(replies[at]) }));
  }

  /** @param {Target[]} targets @returns {Promise<Ending[]>} */
  async #check(targets) {
    let step = await this.#guard.beginCheck(targets);
    while (step.checked === "more") {
      step = await this.#guard.stepCheck(step.check, await this.#ask(step.calls));
    }
    return step.endings.map(([, ending]) => ending);
  }

  /** @param {Call[]} calls @returns {Promise<Reply[]>} */
  async #ask(calls) {
    /** @type {Reply[]} */
    const replies = [];
    for (let from = 0; from < calls.length; from += ASKED_AT_ONCE) {
      replies.push(...(await this.#chains.ask(calls.slice(from, from + ASKED_AT_ONCE), CHECK_MS)));
    }
    return replies;
  }
}

/** @param {Reply | undefined} reply to `eth_estimateGas` @returns {string | null} */
const gasIn = (reply) => (reply?.reply === "result" ? (/^"(0x[1-9a-f][0-9a-f]{0,15})"$/.exec(reply.json)?.[1] ?? null) : null);
