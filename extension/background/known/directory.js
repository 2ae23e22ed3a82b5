// @ts-check
/**
 * Known contracts by chain: those of `data/directory.json`, and the person's own, which go before them. Names are
 * shown beside addresses; nothing is trusted for having one.
 */
import { once, queue } from "../once.js";

/** @typedef {import("../../wasm/background.js").Known} Entry */
/** @typedef {import("../../wasm/background.js").Role} Role */
/** @typedef {import("../../wasm/background.js").OwnContract} OwnContract */
/** @typedef {[address: string, role: Role, name: string, source: number, chains: string[]]} Row of the file */

/** The longest name, in characters. */
const MAX_NAME = 64;
/** The most contracts that the person adds. */
export const MAX_OWN = 1000;
/** The only words that the guard reads for what a contract is for. @type {Set<Role>} */
const ROLES = new Set(["account", "bridge", "executor", "marketplace", "other", "permit2", "spender", "token"]);

export class Directory {
  #store;
  /** The file, by address in small letters. */
  #rows = once(read);
  /** One change of the person's own after the other. */
  #next = queue();

  /** @param {import("../store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {string | null} chain @param {string[]} addresses
   * @returns {Promise<Entry[]>} those of the addresses that are known there
   */
  async known(chain, addresses) {
    if (chain === null) return [];
    const [rows, own] = await Promise.all([this.#rows(), this.own()]);
    return addresses.flatMap((address) => {
      const small = address.toLowerCase();
      const mine = own.find((contract) => contract.chain === chain && contract.address === small);
      if (mine) return [{ address, role: mine.role, name: mine.name }];
      const row = rows.get(small)?.find(([, , , , chains]) => chains.includes(chain));
      return row ? [{ address, role: row[1], name: row[2] }] : [];
    });
  }

  /**
   * @param {string | null} chain
   * @returns {Promise<boolean>} whether the file has contracts of the chain, so that who is absent there is a stranger
   */
  async covers(chain) {
    if (chain === null) return false;
    const rows = await this.#rows();
    return [...rows.values()].some((same) => same.some(([, , , , chains]) => chains.includes(chain)));
  }

  /**
   * @param {string} chain
   * @returns {Promise<{tokens: string[], spenders: string[]}>} the tokens that are known there, and who takes what they are allowed
   */
  async listed(chain) {
    const [rows, own] = await Promise.all([this.#rows(), this.own()]);
    const there = [...rows.values()].flat().filter(([, , , , chains]) => chains.includes(chain));
    const all = [...own.filter((contract) => contract.chain === chain), ...there.map(([address, role]) => ({ address: small(address), role }))];
    const of = (/** @type {Role[]} */ ...roles) => [...new Set(all.filter(({ role }) => roles.includes(role)).map(({ address }) => address))];
    return { tokens: of("token"), spenders: of("spender", "marketplace", "bridge", "executor") };
  }

  /** @returns {Promise<OwnContract[]>} what the person added */
  async own() {
    return (await this.#store.read("directory", "own"))?.contracts ?? [];
  }

  /** Adds a contract, or names it anew. @param {OwnContract} contract */
  async add(contract) {
    const added = contractOf(contract);
    if (added) await this.#change((contracts) => [...contracts.filter(isOther(added)), added].slice(-MAX_OWN));
  }

  /** @param {{chain: string, address: string}} contract */
  async remove({ chain, address }) {
    await this.#change((contracts) => contracts.filter(isOther({ chain: small(chain), address: small(address) })));
  }

  /** @param {(contracts: OwnContract[]) => OwnContract[]} change */
  #change(change) {
    return this.#next(async () => this.#store.write("directory", "own", { contracts: change(await this.own()) }));
  }
}

/** @param {OwnContract} contract @returns {OwnContract | null} as it is kept, if it can be */
export const contractOf = ({ chain, address, role, name }) => {
  const contract = { chain: small(chain), address: small(address), role, name: name.trim().slice(0, MAX_NAME) };
  const isWhole = /^0x[0-9a-f]{40}$/.test(contract.address) && /^0x(0|[1-9a-f][0-9a-f]{0,15})$/.test(contract.chain) && ROLES.has(role) && contract.name !== "";
  return isWhole ? contract : null;
};

/** @param {string} text */
const small = (text) => text.toLowerCase();

/** @param {{chain: string, address: string}} one @returns {(other: OwnContract) => boolean} */
const isOther = (one) => (other) => other.chain !== one.chain || other.address !== one.address;

/** @returns {Promise<Map<string, Row[]>>} */
const read = async () => {
  const response = await fetch(chrome.runtime.getURL("data/directory.json"));
  /** @type {{contracts: Row[]}} */
  const { contracts } = await response.json();
  /** @type {Map<string, Row[]>} */
  const rows = new Map();
  for (const row of contracts) {
    const address = row[0].toLowerCase();
    rows.set(address, [...(rows.get(address) ?? []), row]);
  }
  return rows;
};
