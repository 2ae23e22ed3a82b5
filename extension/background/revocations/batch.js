// @ts-check
/** Several calls in one confirmation (EIP-5792): what is asked, and what a wallet's answers say. They are not believed further. */

import { isHash } from "../chains.js";

/** @typedef {import("../../wasm/background.js").RevokeStep} RevokeStep */
/** @typedef {import("../../wasm/background.js").RpcError} RpcError */
/** @typedef {{ids: string[], state: "pending" | "succeeded" | "dropped" | "reverted"}} Status `ids`: hashes of transactions */

/** The most calls that are tried in one batch: about 30,000 gas each. */
export const MOST_CALLS = 256;
/** The longest name of a batch that the standard allows, in characters. */
const MAX_ID = 8194;
/** Sizes to try after one that was too large. Wallets set their caps at such numbers, and do not tell them. */
const SIZES = [200, 128, 100, 64, 50, 40, 32, 30, 25, 20, 16, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1];

/** Without the method, the chain or the capability; and a person who does not want the account upgraded for it. */
const WITHOUT_BATCHES = new Set([-32601, 4200, 5700, 5710, 5750, 5760]);

/** @param {string} owner @param {string} chain @returns {string} params of `wallet_getCapabilities` */
export const capabilitiesParams = (owner, chain) => JSON.stringify([owner, [chain]]);

/** @param {string | null} result of `wallet_getCapabilities` @returns {boolean} whether the wallet knows batches at all */
export const hasBatches = (result) => {
  const answer = parsed(result);
  return typeof answer === "object" && answer !== null && !Array.isArray(answer);
};

/** @param {RevokeStep[]} steps of one chain and owner @returns {string} params of `wallet_sendCalls` */
export const sendCallsParams = (steps) => {
  const calls = steps.map(({ to, data }) => ({ to, data, value: "0x0" }));
  const [first] = steps;
  return JSON.stringify([{ version: "2.0.0", from: first?.owner, chainId: first?.chain, atomicRequired: false, calls }]);
};

/** @param {RevokeStep} step @returns {string} params of `eth_sendTransaction`. Gas and fees are left to the wallet */
export const transactionParams = ({ owner, to, data, chain }) =>
  JSON.stringify([{ from: owner, to, data, value: "0x0", chainId: chain }]);

/** @param {string | null} result of `wallet_sendCalls` @returns {string | null} the batch's name; older wallets answer with it alone */
export const batchId = (result) => {
  const answer = parsed(result);
  const id = typeof answer === "string" ? answer : answer?.id;
  return typeof id === "string" && id !== "" && id.length <= MAX_ID ? id : null;
};

/** @param {string | null} result of `wallet_getCallsStatus` @returns {Status} */
export const statusOf = (result) => {
  const answer = parsed(result);
  const receipts = Array.isArray(answer?.receipts) ? answer.receipts : [];
  const hashes = receipts.map((/** @type {any} */ one) => one?.transactionHash);
  return { ids: hashes.filter(isHash), state: stateOf(answer?.status) };
};

/** @param {unknown} status a number; older wallets have words @returns {Status["state"]} */
const stateOf = (status) => {
  if (status === "CONFIRMED") return "succeeded";
  if (typeof status !== "number" || status < 200) return "pending";
  if (status < 300) return "succeeded";
  return status < 500 ? "dropped" : "reverted";
};

/**
 * How many calls to try next, after a wallet did not take so many, and not because the person refused.
 * @param {RpcError} error @param {number} count at least 2 @returns {number} 1 is one after another
 */
export const smaller = ({ code }, count) =>
  WITHOUT_BATCHES.has(code) ? 1 : (SIZES.find((size) => size < count) ?? 1);

/** @param {string | null} text of a wallet @returns {any} */
const parsed = (text) => {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
};
