// @ts-check
/** What a decided request leaves behind; of a private window, nothing. */
import { editedOf, isPrivate } from "./entry.js";
import { MUTED, REFUSED, SETTINGS } from "./refusals.js";

/** @typedef {import("../../wasm/background.js").Trust} Trust */
/** @typedef {import("./entry.js").Entry} Entry */

/** What the person refused, or has refused for them. */
const BY_PERSON = new Set([REFUSED, MUTED, SETTINGS]);

export class Keeping {
  #accounts;
  #memory;
  #signatures;
  #history;

  /** @param {{accounts: import("../accounts.js").Accounts, memory: import("../memory.js").Memory, signatures: import("../signatures/signatures.js").Signatures, history: import("../history.js").History}} parts */
  constructor({ accounts, memory, signatures, history }) {
    this.#history = history;
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
   * @returns {Promise<unknown> | null} once it is kept until the wallet answers; null if there is nothing to keep
   */
  forwarded(entry) {
    const { key, judgement, headline, asked: { snapshot }, sender: { origin } } = entry;
    if (!judgement || isPrivate(entry)) return null;
    const kept = [
      judgement.digests ? this.#signatures.asked(key, origin, judgement) : null,
      this.#history.asked(key, origin, judgement, editedOf(entry) === null ? null : headline, isTransaction(snapshot)),
    ].filter((one) => one !== null);
    return kept.length > 0 ? Promise.all(kept) : null;
  }

  /** It does not go on. @param {Entry} entry @param {import("../../wasm/background.js").RpcError} error */
  refused(entry, error) {
    const { judgement, sender: { origin } } = entry;
    if (judgement && BY_PERSON.has(error) && !isPrivate(entry)) void this.#history.refused(origin, judgement);
  }

  /** The wallet answered what went on. @param {string} key @param {import("../../wasm/background.js").Outcome} outcome @param {string | null} hash in its answer */
  answered(key, outcome, hash) {
    void this.#signatures.answered(key, outcome);
    void this.#history.answered(key, outcome, hash);
  }

  /** The person wants to be asked about this no more. @param {Entry} entry @param {Trust[]} trust */
  trusted(entry, trust) {
    if (!isPrivate(entry)) void this.#memory.trust(entry.sender.origin, trust).catch(() => {});
  }
}

/** Whether a wallet answers with a transaction's hash. @param {string} snapshot */
const isTransaction = (snapshot) => JSON.parse(snapshot)?.method === "eth_sendTransaction";
