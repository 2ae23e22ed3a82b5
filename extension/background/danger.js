// @ts-check
/** How much of what the person allowed is dangerous: allowances as they were read last, and signatures that may still be used. */

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").Level} Level */

/** Changes that come sooner after each other are told together, in ms. */
const PACE_MS = 500;

/** @param {Level} level */
export const isDangerous = (level) => level === "high" || level === "critical";

export class Dangers {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {import("./accounts.js").Accounts} parts.accounts
   * @param {import("./scans.js").Scans} parts.scans
   * @param {import("./signatures/signatures.js").Signatures} parts.signatures
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {() => void} listener called some time after what is known may have changed */
  watch(listener) {
    const { scans, signatures } = this.#parts;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(listener, PACE_MS);
    };
    scans.watch((name) => {
      const [chain = "", owner = ""] = name.split("/");
      if (!scans.isReading(chain, owner)) soon();
    });
    signatures.watch(soon);
  }

  /** @returns {Promise<number>} how many there are, of all accounts that the person has used */
  async count() {
    const { store, accounts, signatures } = this.#parts;
    const [lists, known, signed] = await Promise.all([store.list("allowances"), accounts.all(), signatures.dangerous()]);
    const own = lists.filter(([name]) => known.some((account) => name.endsWith(`/${account}`)));
    const allowances = own.flatMap(([, { allowances: all }]) => /** @type {Allowance[]} */ (all)).filter(({ risk }) => isDangerous(risk));
    return allowances.length + signed;
  }
}
