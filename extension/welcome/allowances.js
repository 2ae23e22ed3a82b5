// @ts-check
/** What the list in the picture shows: made up, like the account that gave it. */
import { hex } from "../hex.js";
import { ACCOUNT, CHAIN, ROUTER, THIEF, USDC } from "../practice/examples.js";

/** @typedef {import("../wasm/background.js").Allowance} Allowance */

const WETH = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
const DAI = "0x6b175474e89094c44da98b954eedeac495271d0f";
const BRIDGE = "0x1231deb6f5749ef6ce6943a275a1d3e7486f4eae";
const UNLIMITED = `0x${"f".repeat(64)}`;

/** @returns {Allowance[]} worst first */
export const allowances = () => [
  {
    ...given("USDC", USDC, THIEF, 6, 1_240_500_000n), amount: { amount: "unlimited", value: UNLIMITED }, risk: "critical",
    why: { id: "risk_unlimited", args: { spender: { arg: "address", value: THIEF }, token: { arg: "token", address: USDC, symbol: "USDC" } } },
  },
  {
    ...given("WETH", WETH, BRIDGE, 18, 2_418_000_000_000_000_000n), amount: { amount: "unlimited", value: UNLIMITED }, risk: "high",
    why: { id: "risk_unlimited", args: { spender: { arg: "address", value: BRIDGE }, token: { arg: "token", address: WETH, symbol: "WETH" } } },
  },
  {
    ...given("DAI", DAI, ROUTER, 18, 250_000_000_000_000_000_000n), amount: { amount: "exact", value: hex(250_000_000_000_000_000_000n) }, risk: "medium",
    why: { id: "risk_exact", args: { spender: { arg: "address", value: ROUTER }, exposed: { arg: "amount", value: hex(250_000_000_000_000_000_000n), decimals: 18, symbol: "DAI" } } },
  },
];

/**
 * @param {string} symbol @param {string} token @param {string} spender @param {number} decimals
 * @param {bigint} exposed in the smallest unit
 * @returns {Omit<Allowance, "amount" | "risk" | "why">}
 */
const given = (symbol, token, spender, decimals, exposed) => ({
  key: { chain: CHAIN, owner: ACCOUNT, kind: "erc20", token, tokenId: null, spender },
  expiry: { expiry: "never" }, nonce: null, status: "active", symbol, decimals, balance: hex(exposed), exposed: hex(exposed), block: "0x1",
});
