// @ts-check
/** Numbers as JSON-RPC and our own messages write them: `0x` and hex digits, without leading zeros (Ethereum JSON-RPC, QUANTITY). */

/** @param {bigint | number} value not negative, whole @returns {`0x${string}`} */
export const hex = (value) => `0x${value.toString(16)}`;

/** @template {bigint | null} T @param {T} value @returns {T extends null ? null : string} */
export const hexOrNull = (value) => /** @type {any} */ (value === null ? null : hex(value));

/**
 * @param {unknown} value of somebody else @param {number} [digits] at most; 12 are always a safe integer
 * @returns {value is string} whether it is such a number; leading zeros are let pass
 */
export const isQuantity = (value, digits = 64) => typeof value === "string" && value.length <= digits + 2 && /^0x[0-9a-f]+$/i.test(value);
