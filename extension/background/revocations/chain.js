// @ts-check
/** What the chain says of a revocation: whether it is over, and whether a call would work. The wallet and the page are not asked. */

/** @typedef {import("../../wasm/background.js").Ending} Ending */
/** @typedef {import("../../wasm/background.js").Reply} Reply */
/** @typedef {import("../../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../../wasm/background.js").StepState} StepState */
/** @typedef {import("../../wasm/background.js").Target} Target */

/** How long one HTTP request of a check may take, in ms. */
const CHECK_MS = 10_000;
/** How many calls are tried in one HTTP request. */
const TRIED_AT_ONCE = 50;

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

  /** @param {RevokeStep[]} steps @returns {Promise<Ending["ending"][]>} how what each is to end stands: the worst of it */
  async endings(steps) {
    const all = await this.#check(steps.flatMap(({ ends }) => ends));
    let next = 0;
    return steps.map(({ ends }) => {
      const own = all.slice(next, (next += ends.length)).map(({ ending }) => ending);
      return own.find((ending) => ending === "still") ?? own.find((ending) => ending === "unread") ?? "ended";
    });
  }

  /**
   * What is better known before a person is asked.
   * @param {RevokeStep[]} steps
   * @returns {Promise<{step: RevokeStep, state: StepState, gas: string | null}[]>} each as it is to be sent, or as over already
   */
  async prepare(steps) {
    const [endings, tried] = await Promise.all([this.endings(steps), this.#try(steps)]);
    return Promise.all(steps.map(async (step, at) => {
      const { isRefused = false, gas = null } = tried[at] ?? {};
      if (endings[at] === "ended") return { step, state: { state: "done" }, gas: null };
      if (!isRefused) return { step, state: { state: "waiting" }, gas };
      const other = await this.#otherWay(step);
      if (other) return { ...other, state: { state: "waiting" } };
      return { step, state: { state: "failed", why: { id: "run_would_fail", args: {} } }, gas: null };
    }));
  }

  /** Where a token refuses to end it: what it does not refuse. @param {RevokeStep} step @returns {Promise<{step: RevokeStep, gas: string | null} | null>} */
  async #otherWay(step) {
    const [target, ...others] = step.ends;
    if (target?.target !== "allowance" || others.length > 0) return null;
    const [stands] = await this.#check([target]);
    if (stands?.ending !== "still") return null;
    const ways = await this.#guard.alternatives(target.key, stands.amount);
    const tried = await this.#try(ways);
    const [found] = ways.flatMap((way, at) => (tried[at]?.isRefused ? [] : [{ step: way, gas: tried[at]?.gas ?? null }]));
    return found ?? null;
  }

  /** @param {RevokeStep[]} steps @returns {Promise<{isRefused: boolean, gas: string | null}[]>} whether a contract says that it would not work, or else what it would take */
  async #try(steps) {
    /** @type {Reply[]} */
    const replies = [];
    for (let from = 0; from < steps.length; from += TRIED_AT_ONCE) {
      const calls = steps.slice(from, from + TRIED_AT_ONCE).map(({ chain, owner, to, data }) =>
        ({ chain, method: "eth_estimateGas", params: JSON.stringify([{ from: owner, to, data }]) }));
      replies.push(...(await this.#chains.ask(calls, CHECK_MS)));
    }
    const refused = await this.#guard.areRefused(replies);
    // What has to be signed first cannot be tried.
    return steps.map(({ sign }, at) => (sign ? { isRefused: false, gas: null } : { isRefused: refused[at] === true, gas: gasIn(replies[at]) }));
  }

  /** @param {Target[]} targets @returns {Promise<Ending[]>} */
  async #check(targets) {
    let step = await this.#guard.beginCheck(targets);
    while (step.checked === "more") {
      step = await this.#guard.stepCheck(step.check, await this.#chains.ask(step.calls, CHECK_MS));
    }
    return step.endings.map(([, ending]) => ending);
  }
}

/** @param {Reply | undefined} reply to `eth_estimateGas` @returns {string | null} */
const gasIn = (reply) => (reply?.reply === "result" ? (/^"(0x[1-9a-f][0-9a-f]{0,15})"$/.exec(reply.json)?.[1] ?? null) : null);
