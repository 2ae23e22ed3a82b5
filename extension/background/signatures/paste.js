// @ts-check
/**
 * What a person pastes of a signature that was made elsewhere, as the request that was made for it. Only its shape is
 * looked at here: the text goes to the guard as it is, since how numbers and repeated keys are read is the guard's to say.
 */

/** The longest text that is taken, in characters. */
export const LONGEST = 100_000;
/** Members without which an object is no typed data (EIP-712). */
const TYPED_DATA = ["types", "primaryType", "domain", "message"];

/**
 * @param {string} text that was pasted @param {string} account that signed it
 * @returns {{snapshot: string, problem: null} | {snapshot: null, problem: string}} what the wallet was asked, or the id of a sentence that says why it is none
 */
export const requestIn = (text, account) => {
  const bare = text.trim();
  if (bare.length > LONGEST) return not("paste_long");
  const read = parsed(bare);
  if (read === undefined) return not("paste_not_json");
  if (isObject(read) && typeof read["method"] === "string" && Array.isArray(read["params"])) return { snapshot: bare, problem: null };
  if (!isObject(read) || !TYPED_DATA.every((member) => Object.hasOwn(read, member))) return not("paste_other");
  return { snapshot: `{"method":"eth_signTypedData_v4","params":${JSON.stringify([account, bare])}}`, problem: null };
};

/** @param {string} problem */
const not = (problem) => /** @type {const} */ ({ snapshot: null, problem });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} text @returns {unknown} undefined if it is no JSON */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
