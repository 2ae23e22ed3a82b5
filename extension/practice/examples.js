// @ts-check
/**
 * Requests to practise with, and what the chain would say of who is in them. The account and the sites are made up
 * (nobody can register a name under `.example`); token, application and amounts are as people meet them.
 */
import { hex } from "../hex.js";

/** @typedef {import("../wasm/background.js").Answer} Answer */
/** @typedef {import("../wasm/background.js").Question} Question */
/** @typedef {import("../wasm/background.js").TokenFacts} TokenFacts */
/** @typedef {"theft" | "greedy" | "usual" | "revocation"} Name */
/** @typedef {{origin: string, snapshot: string}} Example what a site asks, as one JSON text */

/** The chain of all examples: Ethereum. */
export const CHAIN = "0x1";
/** Nobody's account. */
export const ACCOUNT = "0x1234567890abcdef1234567890abcdef12345678";

export const USDC = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
/** In the directory, as an application that swaps tokens. */
export const ROUTER = "0x66a9893cc07d91d95644aedd05d03f95e1dba8af";
/** An ordinary account: a person, or a program of one. */
export const THIEF = "0x9f3c1b7a20d54e6680a1f0c2b3d4e5f60718c3a1";

const UNLIMITED = 2n ** 256n - 1n;
/** 250 USDC. */
const EXACT = 250_000_000n;
/** What the account has: 1,240.50 USDC. */
const BALANCE = 1_240_500_000n;
/** All USDC that there is, near enough: 40 billion. */
const SUPPLY = 40_000_000_000_000_000n;

/** @type {Record<Name, Example>} */
export const EXAMPLES = {
  theft: { origin: "https://reward.practice.example", snapshot: approval(THIEF, UNLIMITED) },
  greedy: { origin: "https://trade.practice.example", snapshot: approval(ROUTER, UNLIMITED) },
  usual: { origin: "https://swap.practice.example", snapshot: approval(ROUTER, EXACT) },
  revocation: { origin: "https://tidy.practice.example", snapshot: approval(THIEF, 0n) },
};

/** @param {string} text @returns {text is Name} */
export const isExample = (text) => Object.hasOwn(EXAMPLES, text);

/** What the chain would say, of what is asked about an example. @param {Question} question @returns {Answer[]} */
export function answersOf(question) {
  const address = question.address.toLowerCase();
  if (question.question === "code") {
    return [{ answer: "code", chain: CHAIN, address, found: address === THIEF ? { code: "none" } : { code: "contract" } }];
  }
  if (question.question !== "token" || address !== USDC) return [];
  return [{ answer: "token", chain: CHAIN, address, owner: question.owner, found: COIN }];
}

/** @type {TokenFacts} */
const COIN = { standard: "erc20", symbol: "USDC", decimals: 6, totalSupply: hex(SUPPLY), balance: hex(BALANCE) };

/** @param {string} spender @param {bigint} amount @returns {string} the request of a transaction that calls `approve(spender, amount)` */
function approval(spender, amount) {
  const words = [BigInt(spender), amount].map((word) => word.toString(16).padStart(64, "0"));
  return JSON.stringify({ method: "eth_sendTransaction", params: [{ from: ACCOUNT, to: USDC, data: `0x095ea7b3${words.join("")}`, value: "0x0" }] });
}
