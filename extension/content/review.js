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
    const id = crypto.randomUUID();
    const end = (/** @type {any} */ answer) => {
      asking.delete(id);
      resolve(answer);
    };
    asking.set(id, end);
    if (within) setTimeout(end, within, null);
    postToWindow(transport.ask(id, asked));
  });

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
    chain: /^0x[0-9a-fA-F]{1,16}$/.test(chain?.result) ? chain?.result : null,
    account: /^0x[0-9a-fA-F]{40}$/.test(account) ? account.toLowerCase() : null,
    present: chain !== null || accounts !== null,
  };
};

/** What was decided and has not come by the firewall yet. @type {Map<string, number>} */
const passes = new Map();

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

/** @param {Asked} asked @returns {string | null} null for what is not plain JSON */
const passOf = (asked) => {
  try {
    const { method, params } = asked;
    return isPlain(method) && (params === undefined || isPlain(params)) ? JSON.stringify({ method, params }) : null;
  } catch {
    return null;
  }
};

/** @param {Asked} asked */
const allowOnce = (asked) => {
  const key = passOf(asked);
  if (key === null) return;
  passes.set(key, (passes.get(key) ?? 0) + 1);
  setTimeout(takePass, PASS_MS, asked);
};

/** @param {Asked} asked @returns {boolean} whether there was a pass */
const takePass = (asked) => {
  const key = passOf(asked);
  if (key === null) return false;
  const left = passes.get(key) ?? 0;
  if (left > 1) passes.set(key, left - 1);
  else passes.delete(key);
  return left > 0;
};

/**
 * A transaction that names no chain is pinned to the wallet's own before it is judged: the wallet checks it.
 * @param {any} request @param {string} chain
 */
const pinChain = (request, chain) => {
  const sends = request?.method === "eth_sendTransaction" || request?.method === "eth_signTransaction";
  const transaction = sends && Array.isArray(request.params) ? request.params[0] : null;
  if (typeof transaction === "object" && transaction !== null) transaction.chainId ??= chain;
};

/**
 * Judges one snapshot. Resolves to what may be forwarded, or to the error to refuse with.
 * @param {string} text JSON of one request, or of an array of them
 * @param {Transport | null} transport @param {Wallet} wallet
 * @returns {Promise<{id: string, snapshot: string, error: RpcError | null}>}
 */
const review = async (text, transport, wallet) => {
  const id = crypto.randomUUID();
  const { chain, account } = await truthOf(transport);
  const parsed = JSON.parse(text);
  if (chain) for (const one of Array.isArray(parsed) ? parsed : [parsed]) pinChain(one, chain);
  const snapshot = JSON.stringify(parsed);
  const error = await decide({ id, snapshot, wallet, chain, account });
  if (error) return { id, snapshot, error };
  const now = await truthOf(transport);
  if (now.chain === chain && now.account === account) return { id, snapshot, error: null };
  tell({ type: "settle", id, outcome: "refused" });
  return { id, snapshot, error: CHANGED };
};
