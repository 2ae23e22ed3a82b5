// @ts-check
/** What is known of a request besides itself: the names of its contracts, and what stands on a list. */

/** @typedef {import("../../wasm/background.js").Context} Context */
/** @typedef {import("../../wasm/background.js").Judgement} Judgement */

export class Known {
  #directory;
  #lists;

  /** @param {{directory: import("./directory.js").Directory, lists: import("./lists.js").Lists}} parts */
  constructor({ directory, lists }) {
    this.#directory = directory;
    this.#lists = lists;
  }

  /** Opens what every request is looked up in. */
  prepare() {
    return this.#lists.prepare();
  }

  /** @param {string} origin @returns {Promise<Required<Context>["site"]>} */
  site(origin) {
    return this.#lists.site(origin);
  }

  /**
   * @param {Pick<Judgement, "chain" | "parties">} of who is to be looked up, and on which chain
   * @returns {Promise<Pick<Required<Context>, "known" | "listed" | "lookedUp">>}
   */
  async parties({ chain, parties }) {
    if (parties.length === 0) return { known: [], listed: [], lookedUp: false };
    const [known, listed, lookedUp] = await Promise.all([
      this.#directory.known(chain, parties),
      this.#lists.listed(parties),
      this.#directory.covers(chain),
    ]);
    return { known, listed, lookedUp };
  }
}
