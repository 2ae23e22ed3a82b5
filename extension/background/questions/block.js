// @ts-check
/** What an endpoint says of a block, and when blocks were made. */
import { isQuantity } from "../../hex.js";

/** @typedef {import("../../wasm/background.js").Reply} Reply */
/** @typedef {{number: bigint, time: number}} Block `time`: unix seconds */

/** How long an endpoint may take to say when a block was made, in ms. */
const WITHIN = 5_000;
/** The most blocks whose time is remembered. */
const MOST = 256;

/** @param {Reply | undefined} reply @returns {any} */
export const resultIn = (reply) => (reply?.reply === "result" ? JSON.parse(reply.json) : null);

/** @param {Reply | undefined} reply to `eth_getBlockByNumber` @returns {Block | null} */
export function blockIn(reply) {
  const { number, timestamp } = resultIn(reply) ?? {};
  return isQuantity(number, 12) && isQuantity(timestamp, 12) ? { number: BigInt(number), time: Number(timestamp) } : null;
}

export class Blocks {
  #chains;
  /** By `chain/number`, the oldest entry first. @type {Map<string, number>} */
  #times = new Map();

  /** @param {{chains: Pick<import("../chains.js").Chains, "ask" | "watch">}} parts */
  constructor({ chains }) {
    this.#chains = chains;
    // What others said of the chain is not believed.
    chains.watch((chain) => {
      for (const name of this.#times.keys()) if (name.startsWith(`${chain}/`)) this.#times.delete(name);
    });
  }

  /** @param {string} chain its id @param {string} number a quantity @returns {Promise<number | null>} when it was made, in unix seconds; null if nobody says */
  async time(chain, number) {
    const name = `${chain}/${number}`;
    const known = this.#times.get(name);
    if (known !== undefined) return known;
    const [reply] = await this.#chains.ask([{ chain, method: "eth_getBlockByNumber", params: JSON.stringify([number, false]) }], WITHIN, 0, { isIdle: true });
    const block = blockIn(reply);
    if (!block || block.number !== BigInt(number)) return null;
    this.#times.set(name, block.time);
    const [first] = this.#times.keys();
    if (this.#times.size > MOST && first !== undefined) this.#times.delete(first);
    return block.time;
  }
}
