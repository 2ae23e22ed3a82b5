// @ts-check
/**
 * A look at known apps: where searching all logs takes long, or is not possible, the tokens that an account has are looked at
 * with every spender that the directory or the person knows. It needs no logs and a few dozen requests, and is never all there is.
 */
import { drive } from "./scanning.js";

/** @typedef {import("../wasm/background.js").ScanOutcome} ScanOutcome */
/** @typedef {import("./line.js").Line} Line */

/** The most spenders that are looked at because the person allowed them something: the latest. */
const MOST_OWN = 256;

export class Previews {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {import("./known/directory.js").Directory} parts.directory
   * @param {import("./memory.js").Memory} parts.memory
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} chain @param {string} owner @param {number} now unix seconds @param {Line} line of the chain
   * @returns {Promise<ScanOutcome | null>} null where there was nothing to look at, or nobody answered
   */
  async look(chain, owner, now, line) {
    const { guard, directory, memory } = this.#parts;
    const [{ tokens, spenders }, allowed] = await Promise.all([directory.listed(chain), memory.spenders()]);
    const list = { tokens, collections: [], spenders: [...new Set([...allowed.slice(-MOST_OWN), ...spenders])], pairs: [], onlyHeld: true };
    if (list.tokens.length === 0) return null;
    const scan = await guard.beginProbe({ chain, owner, now, endpoints: line.endpoints.length, explorer: null }, list);
    const outcome = await drive(scan, line);
    // Of a guard that trapped there is nothing left to free.
    scan.free();
    return outcome.failed ? null : outcome;
  }
}
