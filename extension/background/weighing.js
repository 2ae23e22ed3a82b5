// @ts-check
/**
 * How dangerous allowances are to leave, by the rules of the prompt: with what the directory and the lists say of spenders and
 * tokens, what the person set, and what code spenders have.
 */

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").Answer} Answer */

/** The most spenders of one list whose code is asked for. Of the others nothing good is known. */
export const MOST_ASKED = 64;
/** How many in one request: endpoints refuse longer lists. */
const AT_ONCE = 16;

export class Weighing {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {import("./questions/questions.js").Questions} parts.questions
   * @param {import("./known/known.js").Known} parts.known
   * @param {import("./policy.js").Policy} parts.policy
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} chain @param {string} owner
   * @param {Allowance[]} allowances as the chain alone has them, worst first
   * @returns {Promise<Allowance[]>} which never rejects: what nothing is known of stays as the chain alone has it
   */
  weigh(chain, owner, allowances) {
    return this.#weigh(chain, owner, allowances).catch(() => allowances);
  }

  /** @param {string} chain @param {string} owner @param {Allowance[]} allowances */
  async #weigh(chain, owner, allowances) {
    const { guard, known, policy } = this.#parts;
    const spenders = [...new Set(allowances.map(({ key }) => key.spender))];
    const parties = [...new Set([...spenders, ...allowances.map(({ key }) => key.token)])];
    const [found, set] = await Promise.all([known.parties({ chain, parties }), policy.current()]);
    const named = new Set(found.known.map(({ address }) => address));
    const answers = await this.#codes(chain, spenders.toSorted((one, other) => Number(named.has(one)) - Number(named.has(other))));
    const context = { origin: "", chain, account: owner, now: Math.floor(Date.now() / 1000), policy: set, ...found };
    return guard.weigh(allowances, context, answers);
  }

  /** What stands at these addresses, of as many as are asked about. @param {string} chain @param {string[]} addresses @returns {Promise<Answer[]>} */
  async #codes(chain, addresses) {
    const questions = addresses.slice(0, MOST_ASKED).map((address) => /** @type {const} */ ({ question: "code", chain, address }));
    /** @type {Answer[]} */
    const answers = [];
    for (let at = 0; at < questions.length; at += AT_ONCE) {
      answers.push(...(await this.#parts.questions.answers(questions.slice(at, at + AT_ONCE), { isIdle: true })));
    }
    return answers;
  }
}
