// @ts-check
/**
 * One request, from wherever it came: what the wallet says about chain and account, the decision, and the
 * pass with which it goes by the firewall once.
 */
"use strict";

/** How long a wallet may take to say which chain and account it uses, in ms. */
const ASK_MS = 1500;
/** How long a forwarded request may take to come by the firewall, in ms. */
const PASS_MS = 10_000;

const CHANGED = refusal(4001, "refuse_changed");

/** Our own questions that wait for an answer. @type {Map<unknown, (answer: any) => void>} */
const asking = new Map();

/**
 * @param {Transport} transport @param {Asked} asked @param {number} [within] ms; 0 waits for a person
 * @returns {Promise<{result?: any, error?: any} | null>}
 */
const ask = (transport, asked, within = ASK_MS) =>
  new Promise((resolve) => {
    const id = newId();
    const end = (/** @type {any} */ answer) => {
      asking.delete(id);
      resolve(answer);
    };
    asking.set(id, end);
    if (within) setTimeout(end, within, null);
    post(transport, transport.ask(id, asked));
  });

/** The page may answer in the wallet's name, and with anything. @param {unknown} value @param {RegExp} pattern */
const textLike = (value, pattern) => (typeof value === "string" && pattern.test(value) ? value : null);

/** @typedef {{chain: string | null, account: string | null, present: boolean}} Truth */

/**
 * The chain and the account that a wallet says it would use, asked over its own transport.
 * @param {Transport | null} transport
 * @returns {Promise<Truth>}
 */
const truthOf = async (transport) => {
  if (!transport) return { chain: null, account: null, present: false };
  const [chain, accounts] = await Promise.all([
    ask(transport, { method: "eth_chainId", params: [] }),
    ask(transport, { method: "eth_accounts", params: [] }),
  ]);
  const account = Array.isArray(accounts?.result) ? accounts.result[0] : null;
  return {
    chain: textLike(chain?.result, /^0x[0-9a-f]{1,16}$/i),
    account: textLike(account, /^0x[0-9a-f]{40}$/i)?.toLowerCase() ?? null,
    present: chain !== null || accounts !== null,
  };
};

/**
 * By one transport only: chain and account were asked over it. `seen` are the providers that it was forwarded to.
 * @typedef {{transport: Transport, asked: Asked, seen: Set<number>}} Pass
 */

/** What was decided and has not come by the firewall yet. @type {Set<Pass>} */
const passes = new Set();

/**
 * Whether a value is nothing but JSON, so that its text says all of it: no Date, no boxed string, no hole.
 * @param {any} value @returns {boolean}
 */
const isPlain = (value) => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return Array.from(value).every(isPlain) && Object.keys(value).length === value.length;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  return Object.values(value).every(isPlain);
};

/**
 * What a request is, as text; null for what is not plain JSON.
 * @param {Transport} transport @param {Asked} asked @param {boolean} [anyChain] @param {boolean} [isJudged] whether all of it was
 * @returns {string | null}
 */
const textOf = (transport, asked, anyChain = false, isJudged = false) => {
  try {
    const { method, params = [] } = asked;
    return isPlain(method) && isPlain(params) ? JSON.stringify(transport.same?.(asked, anyChain, isJudged) ?? { method, params }) : null;
  } catch {
    return null;
  }
};

/** @param {Transport} transport @param {Asked | Asked[]} judged what is harmless needs none @param {number} [provider] */
const allowOnce = (transport, judged, provider = 0) => {
  for (const asked of [judged].flat()) {
    if (isHarmless(asked?.method)) continue;
    const pass = { transport, asked, seen: new Set([provider]) };
    passes.add(pass);
    setTimeout(() => passes.delete(pass), PASS_MS);
  }
};

/** @param {Transport} transport @param {Asked} asked @returns {Pass | undefined} with which it may go by */
const passFor = (transport, asked) => {
  /** @type {(string | null)[]} */
  const texts = [false, true].flatMap((anyChain) => textOf(transport, asked, anyChain) ?? []);
  return [...passes].find((pass) => pass.transport === transport && texts.includes(textOf(transport, pass.asked, false, true)));
};

/** @param {Transport} transport @param {Asked} asked @returns {boolean} whether there was a pass */
const takePass = (transport, asked) => {
  const pass = passFor(transport, asked);
  return pass ? passes.delete(pass) : false;
};

/** What the guard reads as a transaction or as calls, by its plain name. */
const SENDING = /^((eth(send|sign)|walletsend)transaction|wallet(send|prepare)calls)$/;

/**
 * A transaction that names no chain or sender is pinned to the wallet's own before it is judged: the wallet checks them,
 * and what a page answered in its name fails there.
 * @param {any} request @param {Truth} truth
 */
const pin = (request, { chain, account }) => {
  const sent = SENDING.test(plainOf(request?.method)) ? request.params?.[0] : null;
  if (typeof sent !== "object" || sent === null) return;
  if (chain) sent.chainId ??= chain;
  if (account) sent.from ??= account;
};

/** @typedef {{id: string, snapshot: string, error: RpcError | null, reached: Reached}} Reviewed what may be forwarded, or the error to refuse with */
/** @typedef {Omit<RequestMessage, "type" | "id" | "reached">} Question */

/**
 * Judges one snapshot, if there is room for it.
 * @param {string} text JSON of one request, or of an array of them
 * @param {Transport | null} transport @param {Wallet} wallet
 * @param {boolean} [raw] whether it was caught on its way, so that the wallet may have it already
 * @returns {Promise<Reviewed>}
 */
const review = async (text, transport, wallet, raw = false) => {
  const error = isEarly ? enter(text) : UNAVAILABLE;
  if (error) return { id: "", snapshot: text, error, reached: "no" };
  return judgeOnce(text, transport, wallet, raw).finally(leave);
};

/**
 * @param {string} text @param {Transport | null} transport @param {Wallet} wallet @param {boolean} raw
 * @returns {Promise<Reviewed>}
 */
const judgeOnce = async (text, transport, wallet, raw) => {
  const visit = visits;
  // What comes by a wrapped provider waits there.
  const [truth, reached] = await Promise.all([truthOf(transport), raw ? reachOf(transport) : /** @type {const} */ ("no")]);
  const { chain, account } = truth;
  const parsed = JSON.parse(text);
  for (const one of [parsed].flat()) pin(one, truth);
  const snapshot = JSON.stringify(parsed);
  if (visit !== visits) return { id: "", snapshot, error: LEFT, reached };
  const decision = await decideKnowing(raw ? transport : null, { snapshot, wallet, chain, account }, reached);
  const { edited, ...reviewed } = { ...decision, snapshot: decision.edited ?? snapshot };
  if (decision.error || decision.reached === "yes") return reviewed;
  const now = await truthOf(transport);
  const same = now.chain === chain && now.account === account;
  if (same && visit === visits) return reviewed;
  tell({ type: "settle", id: decision.id, outcome: "refused" });
  return { ...reviewed, error: same ? LEFT : CHANGED };
};

/**
 * Asks for a decision. If the wallet turns out to be ahead of us while the person reads, the person is asked anew and
 * told so.
 * @param {Transport | null} transport null for what the wallet cannot have @param {Question} asked @param {Reached} reached
 * @returns {Promise<{id: string, reached: Reached} & Decided>}
 */
const decideKnowing = async (transport, asked, reached) => {
  const id = newId();
  const ended = new AbortController();
  const decided = decide({ id, ...asked, reached });
  const decision = await (reached === "yes" ? decided : Promise.race([decided, aheadOf(transport, ended.signal)]));
  ended.abort();
  if (decision !== "ahead") return { id, reached, ...decision };
  withdraw(id);
  return decideKnowing(transport, asked, "yes");
};
