// @ts-check
/**
 * The history: what was granted, edited, refused and revoked, when, where, to whom and how much. It is for the person to
 * read; nothing is decided by it. Nothing of a private window gets here.
 */
import { isHash } from "./chains.js";
import { Records } from "./records.js";
import { isLine, isText } from "./texts.js";

/** @typedef {import("../wasm/background.js").Allowance} Allowance */
/** @typedef {import("../wasm/background.js").AllowanceKey} AllowanceKey */
/** @typedef {import("../wasm/background.js").Deed} Deed */
/** @typedef {import("../wasm/background.js").Given} Given */
/** @typedef {import("../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../wasm/background.js").Line} Line */
/** @typedef {import("../wasm/background.js").Outcome} Outcome */
/** @typedef {import("../wasm/background.js").Target} Target */
/** @typedef {import("../wasm/background.js").Text} Text */
/** @typedef {import("./revocations/revocations.js").Ended} Ended */
/** @typedef {Omit<Deed, "name" | "at" | "sent"> & {hash: string | null}} Done `hash`: of the transaction, where it is known */
/** @typedef {Done & {isTransaction?: boolean}} Asked whether the wallet answers with the hash of a transaction */
/** @typedef {Done & {at: number}} Kept */

/** Entries that are kept; of more, the oldest go. */
export const MOST = 1000;
/** Of these one site may have so many: alone it has no more entries of others forgotten. */
export const MOST_OF_ONE = 500;
/** Lines that are kept of one request. */
export const MOST_LINES = 16;
/** The longest entry, in characters of JSON; of a longer one only its sentence is kept. */
export const LONGEST = 3_072;

/** What can give somebody something. */
const GIVES = new Set(["approval", "unknown", "malformed"]);
const DEEDS = new Set(["granted", "edited", "refused", "revoked"]);

export class History {
  #store;
  #chains;
  /** @type {Records<Asked, Kept>} */
  #records;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {{store: import("./store.js").Store, chains: import("./chains.js").Chains, revocations: import("./revocations/revocations.js").Revocations}} parts */
  constructor({ store, chains, revocations }) {
    this.#store = store;
    this.#chains = chains;
    this.#records = new Records(store, {
      kind: "deed", asking: "doing", read: deedOf, most: MOST, mostOfOne: MOST_OF_ONE, order,
      keep: ({ isTransaction: _, ...done }) => ({ name: crypto.randomUUID(), kept: { ...done, at: Math.floor(Date.now() / 1000) } }),
    });
    revocations.onEnded((ended, site) => this.#ended(ended, site));
  }

  /** @param {() => void} listener called whenever something changes @returns {() => void} ends that */
  watch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * A request goes on to the wallet.
   * @param {string} key of the request @param {string} origin @param {Judgement} judgement
   * @param {Text | null} asked what the site asked, where the person changed that
   * @param {boolean} isTransaction whether the wallet answers with the hash of a transaction
   * @returns {Promise<void> | null} once it is kept until the wallet answers; null if it gives nobody anything
   */
  asked(key, origin, judgement, asked, isTransaction) {
    if (!GIVES.has(judgement.reading)) return null;
    const { effects } = judgement;
    const takesBack = effects.length > 0 && effects.every(({ effect }) => effect === "revoke");
    const deed = takesBack ? "revoked" : asked ? "edited" : "granted";
    // What cannot be kept keeps nobody from going on.
    return this.#records.ask(key, { ...doneOf(deed, origin, judgement, asked), isTransaction }).catch(() => {});
  }

  /** The wallet answered a request. @param {string} key @param {Outcome} outcome @param {string | null} hash in its answer, which a page can have made up */
  async answered(key, outcome, hash) {
    const answered = (/** @type {Asked} */ asked) => ({ ...asked, hash: asked.isTransaction && isHash(hash) ? hash : null });
    if (await this.#records.answer(key, outcome === "answered", answered).catch(() => false)) this.#changed();
  }

  /** A request was refused. @param {string} origin @param {Judgement} judgement */
  refused(origin, judgement) {
    return this.#add([doneOf("refused", origin, judgement, null)]);
  }

  /** Signatures were ended by a run. @param {{headline: Text, given: Given, hash: string | null}[]} list @param {string | null} site */
  cancelled(list, site) {
    if (site === null) return;
    return this.#add(list.map(({ headline, hash, given: { signature: { owner, chain } } }) =>
      ({ deed: "revoked", origin: site, account: owner, chain, headline, asked: null, lines: [], hash })));
  }

  /** @returns {Promise<Deed[]>} the last first */
  async all() {
    const lookUp = await this.#chains.lookUps();
    const all = (await this.#records.all()).map(([name, { hash, ...kept }]) => ({ name, ...kept, sent: lookUp(kept.chain ?? "", hash) }));
    return all.reverse().sort((one, other) => other.at - one.at);
  }

  /** What is stored is another now. */
  async renew() {
    await this.#records.renew();
    this.#changed();
  }

  /** @param {string[] | null} names null is all of it */
  async forget(names) {
    await this.#records.forget(names);
    this.#changed();
  }

  /** A run ended these, which are still listed as they stood. @param {Ended[]} ended @param {string | null} site */
  async #ended(ended, site) {
    if (site === null) return;
    /** @type {Map<string, Promise<Allowance[]>>} */
    const lists = new Map();
    const keys = ended.flatMap(({ target, hash }) => (target.target === "allowance" || target.target === "limit"
      ? [{ key: target.key, hash, amount: target.target === "limit" ? target.amount : null }]
      : []));
    const done = keys.map(async ({ key, hash, amount }) => {
      const name = `${key.chain}/${key.owner}`;
      /** @type {Promise<Allowance[]>} */
      const list = lists.get(name) ?? this.#store.read("allowances", name).then((record) => record?.allowances ?? []);
      lists.set(name, list);
      const was = (await list).find((one) => isSame(one.key, key));
      return { ...(amount === null ? endedOf(key, site, was) : limitedOf(key, amount, site, was)), hash };
    });
    await this.#add(await Promise.all(done));
  }

  /** @param {Done[]} done */
  async #add(done) {
    if (done.length === 0) return;
    await this.#records.add(done).catch(() => {});
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {Deed["deed"]} deed @param {string} origin @param {Judgement} judgement @param {Text | null} asked @returns {Done} */
const doneOf = (deed, origin, { account, chain, headline, lines }, asked) => {
  const done = { deed, origin, account, chain, headline, asked, lines: lines.slice(0, MOST_LINES), hash: null };
  return JSON.stringify(done).length > LONGEST ? { ...done, lines: [] } : done;
};

/** @param {AllowanceKey} key @param {string} site @param {Allowance | undefined} was as it was listed @returns {Omit<Done, "hash">} */
const endedOf = (key, site, was) => {
  const { chain, owner: account, tokenId } = key;
  /** @type {import("../wasm/background.js").Arg} */
  const token = { arg: "token", address: key.token, symbol: was?.symbol ?? null };
  /** @type {import("../wasm/background.js").Arg} */
  const spender = { arg: "address", value: key.spender };
  const what = tokenId === null ? text("line_what_token", { token }) : text("line_what_nft", { token, id: { arg: "number", value: tokenId } });
  const line = { who: text("line_who", { address: spender }), what, amount: stoodAt(was), until: text("line_until_now", {}), today: null };
  return { deed: "revoked", origin: site, account, chain, headline: text("history_revoked", { spender, token }), asked: null, lines: [line] };
};

/** @param {AllowanceKey} key @param {string} value that may be taken from now on @param {string} site @param {Allowance | undefined} was as it was listed @returns {Omit<Done, "hash">} */
const limitedOf = (key, value, site, was) => {
  const amount = /** @type {const} */ ({ arg: "amount", value, decimals: was?.decimals ?? null, symbol: was?.symbol ?? null });
  const headline = text("history_limited", { spender: { arg: "address", value: key.spender }, amount });
  return { deed: "edited", origin: site, account: key.owner, chain: key.chain, headline, asked: null, lines: [] };
};

/** How much it was for. @param {Allowance | undefined} was @returns {Text} */
const stoodAt = (was) => {
  if (!was) return text("line_amount_unknown", {});
  const { amount, decimals, symbol } = was;
  if (was.key.tokenId !== null) return text("line_amount_one", {});
  if (amount.amount === "exact") return text("line_amount", { amount: { arg: "amount", value: amount.value, decimals, symbol } });
  return text(amount.amount === "all" ? "line_amount_all" : "line_amount_unlimited", {});
};

/** @param {string} id @param {NonNullable<Text["args"]>} args @returns {Text} */
const text = (id, args) => ({ id, args });

/** @param {AllowanceKey} one @param {AllowanceKey} other */
const isSame = (one, other) => one.kind === other.kind && one.token === other.token && one.tokenId === other.tokenId && one.spender === other.spender;

/** What was refused goes first, since a site can have as much of that as it likes; then the oldest. @param {Kept} one @param {Kept} other */
const order = (one, other) => Number(other.deed === "refused") - Number(one.deed === "refused") || one.at - other.at;

/** @param {any} record @returns {Kept | null} */
export const deedOf = ({ at, deed, origin, account, chain, headline, asked, lines, hash }) => {
  const isWhole = Number.isFinite(at) && DEEDS.has(deed) && typeof origin === "string" && isText(headline)
    && (asked === null || isText(asked)) && Array.isArray(lines) && lines.every(isLine);
  return isWhole ? { at, deed, origin, account: account ?? null, chain: chain ?? null, headline, asked, lines, hash: hash ?? null } : null;
};
