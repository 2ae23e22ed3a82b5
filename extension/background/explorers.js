// @ts-check
/** The explorers that the person set, each for one chain, with their keys. None is asked before. */
import { hex, isQuantity } from "../hex.js";
import { CLOCK } from "./endpoint.js";
import { Explorer } from "./explorer.js";
import { isFetchable } from "./fetchable.js";

/** @typedef {import("../wasm/background.js").Explorer} Kind */
/** @typedef {import("../wasm/background.js").ExplorerView} ExplorerView */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {import("./explorer.js").Access} Access */

/** How an API of each kind is asked for its last block, as the guard asks it. @type {Record<Kind, string>} */
const LAST_BLOCK = { etherscan: "module=proxy&action=eth_blockNumber", blockscout: "module=block&action=eth_block_number" };
/** Whose API an explorer may have. */
export const KINDS = /** @type {Kind[]} */ (Object.keys(LAST_BLOCK));
/** How many blocks below its last one a block is that the chain is known by. */
const SETTLED = 64n;
/** How long an explorer that is entered may take for each answer, in ms. */
const TRY_MS = 10_000;
/** The longest key. */
export const MAX_KEY = 200;
/** The longest refusal that is shown, in characters. */
const MAX_WORDS = 200;

export class Explorers {
  #store;
  #chains;
  #clock;
  /** By chain and record. @type {Map<string, Explorer>} */
  #known = new Map();

  /** @param {{store: import("./store.js").Store, chains: import("./chains.js").Chains, clock?: import("./endpoint.js").Clock}} parts */
  constructor({ store, chains, clock = CLOCK }) {
    this.#store = store;
    this.#chains = chains;
    this.#clock = clock;
  }

  /** @returns {Promise<Omit<ExplorerView, "tried">[]>} */
  async views() {
    const all = await this.#store.list("explorer");
    return all.map(([chain, { url, key }]) => ({ chain, url, keyed: key !== "" }));
  }

  /** @param {string} chain its id @returns {Promise<Explorer | null>} the one that the person set */
  async of(chain) {
    const record = await this.#store.read("explorer", chain);
    if (!record) return null;
    const { url, key, kind } = record;
    const name = JSON.stringify([chain, url, key, kind]);
    const explorer = this.#known.get(name) ?? new Explorer({ url, key, kind }, chain, { clock: this.#clock });
    this.#known.set(name, explorer);
    return explorer;
  }

  /**
   * Searches this one for the chain's logs from now on, in place of another one, if it is of that chain.
   * @param {string} chain its id @param {Access} access @returns {Promise<Text | null>} why it is not taken
   */
  async choose(chain, { url, key }) {
    if (!isFetchable(url) || key.length > MAX_KEY) return say("explorer_address");
    if (!(await this.#chains.line(chain))) return say("explorer_no_endpoint");
    /** @type {Text} */
    let why = say("explorer_silent");
    for (const kind of KINDS) {
      const explorer = new Explorer({ url, key, kind }, chain, { clock: this.#clock, within: TRY_MS });
      const answer = await explorer.read(LAST_BLOCK[kind]);
      if (isQuantity(answer?.result, 16)) {
        if (!(await this.#isOf(chain, explorer, BigInt(answer.result)))) return say("explorer_other");
        // The chain may have been removed meanwhile, with its endpoints.
        if (!(await this.#chains.line(chain))) return say("explorer_no_endpoint");
        await this.#store.write("explorer", chain, { url, key, kind });
        return null;
      }
      // Of a question that it does not know, an explorer says so: what it said first is what matters.
      if (typeof answer?.result === "string" && why.id === "explorer_silent") why = refused(answer.result);
    }
    return why;
  }

  /** What is stored is another now. */
  async renew() {
    this.#known.clear();
  }

  /** @param {string} chain its id */
  async remove(chain) {
    this.#known.clear();
    await this.#store.remove("explorer", chain);
  }

  /**
   * Whether an explorer has the same block as the person's endpoints. Neither API says which chain it is of: Etherscan
   * gives a block's hash, Blockscout its time.
   * @param {string} chain @param {Explorer} explorer @param {bigint} last the last block that it knows
   */
  async #isOf(chain, explorer, last) {
    const number = last > SETTLED ? last - SETTLED : 0n;
    const tag = hex(number);
    const block = await this.#chains.result(chain, "eth_getBlockByNumber", [tag, false]);
    if (!block) return false;
    if (explorer.kind === "etherscan") {
      const answer = await explorer.read(`module=proxy&action=eth_getBlockByNumber&tag=${tag}&boolean=false`);
      return typeof block.hash === "string" && answer?.result?.hash === block.hash;
    }
    const answer = await explorer.read(`module=block&action=getblockreward&blockno=${number}`);
    const seconds = answer?.result?.timeStamp;
    return isQuantity(block.timestamp, 16) && /^\d{1,15}$/.test(seconds) && BigInt(seconds) === BigInt(block.timestamp);
  }
}

/** @param {string} id @param {Text["args"]} [args] @returns {Text} */
const say = (id, args = {}) => ({ id, args });

/** @param {string} words of others: plain ones */
const refused = (words) => say("explorer_refused", { message: { arg: "page", value: words.slice(0, MAX_WORDS).replace(/[^ -~]/g, "?") } });
