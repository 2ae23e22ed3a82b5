// @ts-check
/**
 * Eight requests as people meet them, for the pictures in docs/screenshots: honest ones and thefts, each with the site
 * that asks. What the chain would say of their tokens and spenders is below; what they mean is the guard's to say.
 */

import { encodeFunctionData, maxUint256, parseAbi } from "viem";
import { approve, permitBatch, transaction, typedData } from "../e2e/harness/requests.js";

/** @typedef {import("../../extension/wasm/background.js").Context} Context */
/** @typedef {import("../../extension/wasm/background.js").Answer} Answer */
/** @typedef {import("../../extension/wasm/background.js").Question} Question */
/** @typedef {import("../../extension/wasm/background.js").TokenFacts} TokenFacts */
/** @typedef {{origin: string, request: {method: string, params: any[]}, open?: string[], types?: Record<string, string>}} Shown `open` and `types`: what the person opens and types for the picture */

/** The present of the pictures, in unix seconds. */
export const NOW = 1_795_219_200;
export const ACCOUNT = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
export const CHAIN = "0x1";

const USDC = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const WETH = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
const DAI = "0x6b175474e89094c44da98b954eedeac495271d0f";
const APES = "0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d";
const PERMIT2 = "0x000000000022d473030f116ddee9f6b43ac78ba3";
const SEAPORT = "0x0000000000000068f116a894984e2db1123eb395";
const CONDUIT_KEY = "0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000";
const ROUTER = "0x66a9893cc07d91d95644aedd05d03f95e1dba8af";
const SUBSCRIPTIONS = "0x9f5b1ae5d2b6f0bd8a4a2a0f6d1e0c3b7a8d9e01";
/** Accounts without code. */
const THIEF = "0x9f3c1b7a20d54e6680a1f0c2b3d4e5f60718c3a1";
const CODE_OF_A_THIEF = "0x63c0c19a282a1b52b07dd5a65b58948a07dae32b";

const NO_ONE = `0x${"0".repeat(40)}`;
const NO_HASH = `0x${"0".repeat(64)}`;

/** @param {number} amount @param {number} decimals */
const units = (amount, decimals) => `0x${(BigInt(Math.round(amount * 1e6)) * 10n ** BigInt(decimals) / 1_000_000n).toString(16)}`;

/** @param {string} symbol @param {number} decimals @param {number} balance @returns {TokenFacts} */
const currency = (symbol, decimals, balance) =>
  /** @type {any} */ ({ standard: "erc20", symbol, decimals, totalSupply: units(40e9, decimals), balance: units(balance, decimals) });

/** @type {Record<string, TokenFacts>} */
const TOKENS = {
  [USDC]: currency("USDC", 6, 1_240.5),
  [WETH]: currency("WETH", 18, 2.4181),
  [DAI]: currency("DAI", 18, 12_000),
  [APES]: /** @type {any} */ ({ standard: "erc721", symbol: "BAYC", decimals: null, totalSupply: null, balance: "0x2" }),
};

const ACCOUNTS = [THIEF];

/** What the chain says; nothing where it is not asked here. @param {Question} question @returns {Answer[]} */
export function answersOf(question) {
  const address = question.address.toLowerCase();
  if (question.question === "code") {
    return [{ answer: "code", chain: CHAIN, address, found: ACCOUNTS.includes(address) ? { code: "none" } : { code: "contract" } }];
  }
  const found = TOKENS[address];
  if (question.question !== "token" || !found) return [];
  return [{ answer: "token", chain: CHAIN, address, owner: question.owner, found }];
}

const abi = parseAbi(["function approve(address, uint256)"]);

/** @param {Record<string, unknown>} permit of Permit2, for one token */
const permitSingle = (permit) => ({
  domain: { name: "Permit2", chainId: 1, verifyingContract: PERMIT2 },
  primaryType: "PermitSingle",
  types: {
    EIP712Domain: [{ name: "name", type: "string" }, { name: "chainId", type: "uint256" }, { name: "verifyingContract", type: "address" }],
    PermitSingle: [{ name: "details", type: "PermitDetails" }, { name: "spender", type: "address" }, { name: "sigDeadline", type: "uint256" }],
    PermitDetails: [{ name: "token", type: "address" }, { name: "amount", type: "uint160" }, { name: "expiration", type: "uint48" }, { name: "nonce", type: "uint48" }],
  },
  message: permit,
});

/** An offer at Seaport to sell an ape for one wei. */
const listing = {
  domain: { name: "Seaport", version: "1.6", chainId: 1, verifyingContract: SEAPORT },
  primaryType: "OrderComponents",
  types: {
    EIP712Domain: [{ name: "name", type: "string" }, { name: "version", type: "string" }, { name: "chainId", type: "uint256" }, { name: "verifyingContract", type: "address" }],
    OrderComponents: [
      { name: "offerer", type: "address" }, { name: "zone", type: "address" }, { name: "offer", type: "OfferItem[]" },
      { name: "consideration", type: "ConsiderationItem[]" }, { name: "orderType", type: "uint8" }, { name: "startTime", type: "uint256" },
      { name: "endTime", type: "uint256" }, { name: "zoneHash", type: "bytes32" }, { name: "salt", type: "uint256" },
      { name: "conduitKey", type: "bytes32" }, { name: "counter", type: "uint256" },
    ],
    OfferItem: [{ name: "itemType", type: "uint8" }, { name: "token", type: "address" }, { name: "identifierOrCriteria", type: "uint256" }, { name: "startAmount", type: "uint256" }, { name: "endAmount", type: "uint256" }],
    ConsiderationItem: [
      { name: "itemType", type: "uint8" }, { name: "token", type: "address" }, { name: "identifierOrCriteria", type: "uint256" },
      { name: "startAmount", type: "uint256" }, { name: "endAmount", type: "uint256" }, { name: "recipient", type: "address" },
    ],
  },
  message: {
    offerer: ACCOUNT, zone: NO_ONE,
    offer: [{ itemType: 2, token: APES, identifierOrCriteria: "4711", startAmount: "1", endAmount: "1" }],
    consideration: [{ itemType: 0, token: NO_ONE, identifierOrCriteria: "0", startAmount: "1", endAmount: "1", recipient: ACCOUNT }],
    orderType: 0, startTime: String(NOW), endTime: String(NOW + 30 * 86_400), zoneHash: NO_HASH, salt: "1", conduitKey: CONDUIT_KEY, counter: "0",
  },
};

/** @type {Record<string, Shown>} */
export const REQUESTS = {
  "unlimited-to-account": { origin: "https://claim-reward.example", request: approve({ from: ACCOUNT, token: USDC, spender: THIEF, amount: maxUint256 }) },
  "permit2-batch": {
    origin: "https://mint-now.vercel.app",
    request: typedData(ACCOUNT, permitBatch({ permit2: PERMIT2, chainId: 1, tokens: [USDC, WETH, DAI], spender: THIEF, amount: String(2n ** 160n - 1n) })),
  },
  "swap-permit": {
    origin: "https://app.uniswap.org",
    request: typedData(ACCOUNT, permitSingle({
      details: { token: USDC, amount: "250000000", expiration: String(NOW + 30 * 86_400), nonce: "0" }, spender: ROUTER, sigDeadline: String(NOW + 1_800),
    })),
  },
  "listing-for-dust": { origin: "https://opensea-offers.example", request: typedData(ACCOUNT, listing) },
  "delegation-7702": {
    origin: "https://upgrade-wallet.example",
    request: { method: "eth_sendTransaction", params: [{ from: ACCOUNT, to: ACCOUNT, authorizationList: [{ address: CODE_OF_A_THIEF, chainId: "0x1", nonce: "0x0" }] }] },
  },
  "malformed-permit": {
    origin: "https://fast-bridge.example",
    request: typedData(ACCOUNT, permitSingle({
      details: { token: USDC, amount: "2.5e8", expiration: String(NOW + 86_400), nonce: "0" }, spender: ROUTER, sigDeadline: String(NOW + 1_800),
    })),
  },
  subscription: {
    origin: "https://pay.example.com",
    request: approve({ from: ACCOUNT, token: USDC, spender: SUBSCRIPTIONS, amount: maxUint256 }),
    open: ["#safer-0-own", ".subscription summary"],
    types: { "#safer-0-price": "20" },
  },
  revocation: { origin: "https://revoke.example", request: transaction(ACCOUNT, USDC, encodeFunctionData({ abi, functionName: "approve", args: [THIEF, 0n] })) },
};
