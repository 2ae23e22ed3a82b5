// @ts-check
/** The tokens and amounts of what the prompt shows, and what they are worth. Pure. */
import { hexOrNull } from "../../hex.js";
import { COIN, centsOf } from "../../worth.js";

/** @typedef {import("../../wasm/background.js").Arg} Arg */
/** @typedef {import("../../wasm/background.js").Judgement} Judgement */
/** @typedef {import("../../wasm/background.js").Line} Line */
/** @typedef {import("../../wasm/background.js").LineWorth} LineWorth */
/** @typedef {import("../../wasm/background.js").LinesWorth} LinesWorth */
/** @typedef {import("../../wasm/background.js").Text} Text */
/** @typedef {import("./prices.js").Book} Book */
/** @typedef {import("./reading.js").Token} Token */

/** The most lines that are looked at: the prompt shows as many. */
const MOST = 100;

/** @param {Judgement} judgement @returns {Token[]} whose prices say what its lines are worth */
export const tokensOf = ({ lines, chain }) =>
  (chain === null ? [] : lines.slice(0, MOST).flatMap((line) => (amountsOf(line).some((one) => one !== null) ? (tokenOf(line) ?? []) : [])).map((token) => ({ chain, token })));

/** @param {Judgement} judgement @param {Book} book @returns {LinesWorth} */
export const worthOfLines = ({ lines, chain }, { host, of }) =>
  ({ source: host, lines: lines.slice(0, MOST).map((line) => worthOfLine(line, (token) => (chain === null ? null : of(chain, token)))) });

/** @param {Line} line @param {(token: string) => import("../../wasm/background.js").Price | null} priceOf @returns {LineWorth} */
function worthOfLine(line, priceOf) {
  const token = tokenOf(line);
  const price = token === null ? null : priceOf(token);
  const amounts = amountsOf(line);
  const [amount = null, today = null] = amounts.map((one) => hexOrNull(one && centsOf(one.value, one.decimals, price)));
  return { amount, today, unpriced: token !== null && amounts.some((one) => one !== null && BigInt(one.value) > 0n) && amount === null && today === null };
}

/** The token of a line, or the chain's own coin; null for what is no such thing. @param {Line} line */
function tokenOf({ what }) {
  if (what.id === "line_what_coin") return COIN;
  const token = what.args?.["token"];
  return what.id === "line_what_token" && token?.arg === "token" ? token.address : null;
}

/** What is allowed or moves, and what could be taken today. @param {Line} line */
const amountsOf = ({ amount, today }) => [amount, today].map((text) => {
  const arg = text?.args?.["amount"];
  return arg?.arg === "amount" ? arg : null;
});
