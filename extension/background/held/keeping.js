// @ts-check
/** What a request that went on leaves behind; of a private window, nothing. */
import { isPrivate } from "./entry.js";

/** @typedef {import("../../wasm/background.js").Trust} Trust */
/** @typedef {import("./entry.js").Entry} Entry */

export class Keeping {
  #accounts;
  #memory;
  #signatures;

  /** @param {{accounts: import("../accounts.js").Accounts, memory: import("../memory.js").Memory, signatures: import("../signatures/signatures.js").Signatures}} parts */
  constructor({ accounts, memory, signatures }) {
    this.#signatures = signatures;
    this.#accounts = accounts;
    this.#memory = memory;
  }

  /**
   * A person continued it. What needs nobody leaves nothing: it could be a page's way to have an address remembered.
   * @param {Entry} entry
   */
  continued(entry) {
    const { judgement, sender: { origin } } = entry;
    if (!judgement || isPrivate(entry)) return;
    // Without room for it, it is as if the person had never dealt with anybody.
    void this.#memory.continued(origin, judgement).catch(() => {});
    if (judgement.account) void this.#accounts.used(judgement.account);
  }

  /**
   * It goes on to the wallet, whoever let it.
   * @param {Entry} entry
   * @returns {Promise<void> | null} once what would be signed is kept until the wallet answers; null if it is none that can be
   */
  forwarded(entry) {
    const { key, judgement, sender: { origin } } = entry;
    return judgement?.digests && !isPrivate(entry) ? this.#signatures.asked(key, origin, judgement) : null;
  }

  /** The wallet answered what went on. @param {string} key @param {import("../../wasm/background.js").Outcome} outcome */
  answered(key, outcome) {
    void this.#signatures.answered(key, outcome);
  }

  /** The person wants to be asked about this no more. @param {Entry} entry @param {Trust[]} trust */
  trusted(entry, trust) {
    if (!isPrivate(entry)) void this.#memory.trust(entry.sender.origin, trust).catch(() => {});
  }
}
