// @ts-check
/**
 * Taho: `{id, target: "tally-provider-bridge", request: {method, params}}`, answered by `{id, target, result}` where
 * an error is a result with a code of EIP-1193 and a message (extension, provider-bridge and window-provider).
 */
"use strict";

/** The only codes that its page script takes for an error. */
const TAHO_CODES = [4001, 4100, 4200, 4900, 4901];

/** @type {Transport} */
const taho = {
  ...row({
    id: "taho",
    name: "Taho",
    out: { marks: { target: "tally-provider-bridge" }, request: "request", ids: ["id"] },
    back: { marks: { target: "tally-window-provider" }, result: "result", error: "result", ids: ["id"] },
    toError: ({ code, message }) => ({ code: TAHO_CODES.includes(code) ? code : 4001, message }),
    settle: ({ id, result, error }) => (TAHO_CODES.includes(error?.code) ? { id, error } : { id, result }),
  }),
  own: new Set(["tally_getConfig"]),
};
