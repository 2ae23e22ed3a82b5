// @ts-check
/** The errors with which requests are refused. */

/** @typedef {import("../../wasm/background.js").RpcError} RpcError */

/** @param {number} code EIP-1193 or EIP-1474 @param {string} key in the catalogue @returns {RpcError} */
const refusal = (code, key) => ({ code, message: chrome.i18n.getMessage(key) });

/** The person refused, or closed the window. */
export const REFUSED = refusal(4001, "refuse_person");
/** The person's settings refuse such requests. */
export const SETTINGS = refusal(4001, "refuse_settings");
/** It could not be judged. */
export const UNREADABLE = refusal(4001, "refuse_unreadable");
/** The decision was not taken in time, or was taken before. */
export const LATE = refusal(4001, "refuse_late");
/** The person muted the site. */
export const MUTED = refusal(4001, "refuse_muted");
/** The person refused the site again and again just now. */
export const PAUSED = refusal(-32005, "refuse_paused");
/** Too many requests wait. */
export const BUSY = refusal(-32005, "refuse_busy");
/** The same request waits already. */
export const TWICE = refusal(-32002, "refuse_twice");
/** There is no window to ask in. */
export const NO_PROMPT = refusal(4900, "refuse_no_prompt");
