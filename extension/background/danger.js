// @ts-check
/** How much of what the person allowed is dangerous: allowances as they were read last, and signatures that may still be used. */

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").Level} Level */

const ALARM = "deadline";
/** Changes that come sooner after each other are told together, in ms. */
const PACE_MS = 500;
/** The chain's clock and ours differ: a deadline counts as past so many seconds after it. */
const MARGIN = 60;
/** The longest that an alarm is set for, in seconds; then it is set again. */
const FARTHEST = 30 * 86_400;

/** @param {Level} level */
export const isDangerous = (level) => level === "high" || level === "critical";

/** @param {string | null} deadline unix seconds; null is none @param {number} now in unix seconds */
export const isPast = (deadline, now) => deadline !== null && BigInt(deadline) + BigInt(MARGIN) < BigInt(now);

export class Dangers {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {import("./accounts.js").Accounts} parts.accounts
   * @param {import("./scans.js").Scans} parts.scans
   * @param {import("./signatures/signatures.js").Signatures} parts.signatures
   * @param {Pick<typeof chrome, "alarms">} parts.browser
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {() => void} listener called some time after what is known may have changed, or after a deadline */
  watch(listener) {
    const { scans, signatures, browser } = this.#parts;
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
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === ALARM) listener();
    });
  }

  /** Has an alarm go off once one of them is over by itself. @returns {Promise<number>} how many there are, of all accounts that the person has used */
  async count() {
    const now = Math.floor(Date.now() / 1000);
    const deadlines = (await this.#deadlines()).filter((deadline) => !isPast(deadline, now));
    await this.#wakeAt(deadlines.flatMap((deadline) => (deadline === null ? [] : Number(deadline))), now);
    return deadlines.length;
  }

  /** @returns {Promise<(string | null)[]>} when each of them is over by itself */
  async #deadlines() {
    const { store, accounts, signatures } = this.#parts;
    const [lists, known, signed] = await Promise.all([store.list("allowances"), accounts.all(), signatures.dangerous()]);
    const own = lists.filter(([name]) => known.some((account) => name.endsWith(`/${account}`)));
    const allowances = own.flatMap(([, { allowances: all }]) => /** @type {Allowance[]} */ (all)).filter(({ risk }) => isDangerous(risk));
    return [...allowances.map(({ expiry }) => (expiry?.expiry === "at" ? expiry.time : null)), ...signed];
  }

  /** @param {number[]} deadlines that are to come @param {number} now */
  async #wakeAt(deadlines, now) {
    const { alarms } = this.#parts.browser;
    if (deadlines.length === 0) return void (await alarms.clear(ALARM));
    // A second more, since one that ends now is not past yet.
    const next = Math.min(...deadlines) + MARGIN + 1;
    await alarms.create(ALARM, { when: Math.min(Math.max(next, now + 1), now + FARTHEST) * 1000 });
  }
}
