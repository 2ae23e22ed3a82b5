// @ts-check
/** Signatures that were made where nothing guarded: the person pastes what was signed, and it is judged as if it were asked now. */
import { requestIn } from "./paste.js";

/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").Text} Text */

const ACCOUNT = /^0x[0-9a-f]{40}$/;
/** What is read well enough to know what it gives. */
const READ = new Set(["harmless", "notApproval", "approval"]);

export class Elsewhere {
  #judging;
  #signatures;

  /** @param {{judging: import("../held/judging.js").Judging, signatures: import("./signatures.js").Signatures}} parts */
  constructor({ judging, signatures }) {
    this.#judging = judging;
    this.#signatures = signatures;
  }

  /**
   * @param {string} text that was pasted @param {string} account that signed it
   * @returns {Promise<Text | null>} why nothing is kept of it; null if it is in the journal now
   */
  async add(text, account) {
    if (!ACCOUNT.test(account)) return said("ui_bad_address");
    const { snapshot, problem } = requestIn(text, account);
    if (problem !== null) return said(problem);
    try {
      const judgement = await this.#judging.alone(snapshot, account);
      return faultIn(judgement, account) ?? (await this.#keep(judgement, account));
    } catch {
      // The guard trapped, or the disk is full.
      return said("paste_failed");
    }
  }

  /** @param {Judgement} judgement @param {string} account */
  async #keep(judgement, account) {
    const kept = await this.#signatures.pasted(judgement, account);
    if (kept === "none") return said("paste_nothing");
    if (kept === "other") return said("paste_other_account");
    if (kept === "known") return said("paste_known");
    return null;
  }
}

/** @param {Judgement} judgement @param {string} account @returns {Text | null} why it cannot be kept */
const faultIn = ({ reading, findings, headline, account: signer, chain }, account) => {
  if (!READ.has(reading)) return findings.find(({ text }) => text.id.startsWith("rule_malformed"))?.text ?? headline;
  if (signer !== account) return said("paste_other_account");
  return chain === null ? said("paste_no_chain") : null;
};

/** @param {string} id @returns {Text} */
const said = (id) => ({ id, args: {} });
