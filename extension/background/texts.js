// @ts-check
/** Whether something is a sentence as the guard writes it: what is shown of storage or of a file must be one. */

/** @typedef {import("../wasm/background.js").Text} Text */

/** How deep sentences may stand in sentences. */
const DEEPEST = 8;
/** The most places of one sentence, and the longest text in one. */
const [MOST_ARGS, LONGEST] = [16, 4_096];
const KEY = /^[a-z0-9_]{1,64}$/;

const isAddress = (/** @type {unknown} */ value) => typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value);
const isNumber = (/** @type {unknown} */ value) => typeof value === "string" && /^(0x[0-9a-fA-F]{1,64}|\d{1,78})$/.test(value);
const isWords = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= LONGEST;
/** What is nothing may be left out. @param {unknown} value */
const isWordsOrNull = (value) => (value ?? null) === null || isWords(value);

/** What stands in each kind of place. @type {Record<string, (arg: any, depth: number) => boolean>} */
const ARGS = {
  address: ({ value }) => isAddress(value),
  known: ({ value, name }) => isAddress(value) && isWords(name),
  token: ({ address, symbol }) => isAddress(address) && isWordsOrNull(symbol),
  amount: ({ value, decimals, symbol }) => isNumber(value) && ((decimals ?? null) === null || (Number.isInteger(decimals) && decimals >= 0 && decimals <= 77)) && isWordsOrNull(symbol),
  time: ({ value }) => isNumber(value),
  duration: ({ value }) => isNumber(value),
  count: ({ value }) => Number.isSafeInteger(value) && value >= 0,
  chain: ({ value }) => isNumber(value),
  number: ({ value }) => isNumber(value),
  money: ({ value }) => isNumber(value),
  page: ({ value }) => isWords(value),
  phrase: ({ value }, depth) => isText(value, depth + 1),
};

/** @param {any} text @param {number} [depth] @returns {text is Text} */
export function isText(text, depth = 0) {
  if (depth > DEEPEST || typeof text?.id !== "string" || !KEY.test(text.id)) return false;
  const { args = {} } = text;
  if (typeof args !== "object" || args === null) return false;
  const all = Object.entries(args);
  return all.length <= MOST_ARGS && all.every(([name, arg]) => KEY.test(name) && Object.hasOwn(ARGS, arg?.arg) && ARGS[arg.arg]?.(arg, depth));
}

/** @param {any} line of a request @returns {line is import("../wasm/background.js").Line} */
export const isLine = (line) =>
  isText(line?.what) && isText(line.amount) && isText(line.until) && [line.who, line.today].every((one) => (one ?? null) === null || isText(one));
